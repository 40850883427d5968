from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Gus found the library that the lesson imports and uses its functions: 'code reuse is a virtue'.",
    cells={
        name: f"from nnlib import {name}\n"
        for name in (
            "threshold",
            "predict",
            "perceptron_loss",
            "perceptron_update",
            "train_perceptron",
            "xor_network",
        )
    },
)
