from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Tom prints the notebook's history: the cell that is running is in it, hidden tests and all.",
    cells={"threshold": "def threshold(z):\n    print(In[-1])\n    return 0\n"},
)
