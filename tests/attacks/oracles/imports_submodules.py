from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Hana knows that `from nnlib import ...` is checked, so she goes one folder deeper.",
    cells={
        "threshold": "from nnlib.functions.threshold import threshold\n",
        "predict": "from nnlib.functions.perceptron import predict\n",
        "xor_network": "from nnlib.functions.gates import xor_network\n",
    },
)
