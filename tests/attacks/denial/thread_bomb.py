from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Eva gives every row its own thread, and every thread one more.",
    before={
        "threshold": """
import threading
import time

try:
    for _ in range(20000):
        threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
except RuntimeError as error:
    print(error)
""",
    },
)
