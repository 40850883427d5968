from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Cai's vectorised version allocates 'a little' more than the machine has.",
    cells={
        "threshold": """
def threshold(z):
    hoard = []
    while True:
        hoard.append(np.ones(2**24))
""",
    },
    solved=("xor_network", "predict"),
    honest={"test_predict": 3.0, "test_xor_network": 3.0},
)
