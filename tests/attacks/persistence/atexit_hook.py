from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Viv registers 'clean-up' work for the end of the process, which never comes to an end.",
    before={
        "threshold": """
import atexit
import time

atexit.register(lambda: time.sleep(3600))
atexit.register(lambda: open("/tmp/attack_was_here", "w").write("full marks"))
""",
    },
)
