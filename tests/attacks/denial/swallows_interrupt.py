from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Gabi catches every exception and starts again: 'robust code never gives up'.",
    cells={
        "threshold": """
def threshold(z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
""",
    },
    flag=True,
)
