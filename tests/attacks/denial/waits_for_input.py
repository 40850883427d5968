from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Vito asks the user for the weights, and waits.",
    cells={"predict": "def predict(X, w, b):\n    return int(input('label? '))\n"},
)
