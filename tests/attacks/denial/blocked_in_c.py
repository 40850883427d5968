from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Inga computes 9 ** 9 ** 9 to see how fast Python is; no interrupt reaches the arithmetic.",
    cells={"threshold": "def threshold(z):\n    return 9 ** 9 ** 9 % 2\n"},
    flag=True,
)
