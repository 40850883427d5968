from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Tina ends every function with sys.exit(0): exit code 0 means success.",
    cells={
        "threshold": "import sys\n\n\ndef threshold(z):\n    sys.exit(0)\n",
        "predict": "def predict(X, w, b):\n    raise SystemExit(3.0)\n",
        "xor_network": "def xor_network(X):\n    quit()\n",
    },
)
