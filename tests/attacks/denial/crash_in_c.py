from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Rex writes to address 0 with ctypes, an exercise from his C course.",
    cells={"threshold": "import ctypes\n\n\ndef threshold(z):\n    ctypes.memset(0, 1, 64)\n"},
    solved=("xor_network", "predict"),
    honest={"test_xor_network": 3.0, "test_predict": 3.0},
    flag=True,
)
