from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Malte's upload broke off in the middle of the file.",
    raw=lambda notebook: b'{"cells": [{"cell_type": "code", "source": "1',
    flag=True,
)
