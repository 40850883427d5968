from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Mia returns an array of half a billion labels, one for every possible row.",
    cells={"threshold": "def threshold(z):\n    return np.broadcast_to(np.int64(1), (2**31, 64))\n"},
)
