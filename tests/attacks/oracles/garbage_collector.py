from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Lou looks through everything that Python keeps in memory for a function named like hers.",
    cells={
        "xor_network": """
import gc
import types


def xor_network(X):
    for item in gc.get_objects():
        if isinstance(item, types.FunctionType) and item.__name__ == "xor_network" and item.__module__ != "__main__":
            return item(X)
    return None
""",
    },
)
