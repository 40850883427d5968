from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Nele's 'notebook' is a hundred thousand brackets, which overflow a recursive parser.",
    raw=lambda notebook: b"[" * 100_000 + b"]" * 100_000,
    flag=True,
)
