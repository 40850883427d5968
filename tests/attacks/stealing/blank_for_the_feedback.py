from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ray hands in an untouched lesson, to read the hidden tests in the feedback page.",
)
