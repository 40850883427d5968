from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Olaf returns a list that contains itself.",
    cells={
        "xor_network": """
def xor_network(X):
    labels = []
    labels.append(labels)
    deep = [0]
    for _ in range(100_000):
        deep = [deep]
    return [labels, deep]
""",
    },
)
