from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Yusuf masks every entry: masked values are never compared.",
    cells={"predict": "def predict(X, w, b):\n    return np.ma.masked_all(len(X), dtype=int)\n"},
)
