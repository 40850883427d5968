from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Xena suspends her process with SIGSTOP and waits to be continued.",
    before={"threshold": "import os\nimport signal\n\nos.kill(os.getpid(), signal.SIGSTOP)\n"},
)
