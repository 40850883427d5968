from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Nick returns a number with thirty million digits, which nobody can print.",
    cells={"threshold": "def threshold(z):\n    return 1 << 100_000_000\n"},
)
