from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Sam leaves with os._exit as soon as a test calls, before anything can be found wrong.",
    cells={"threshold": "import os\n\n\ndef threshold(z):\n    os._exit(0)\n"},
    flag=True,
)
