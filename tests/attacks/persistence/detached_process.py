from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Wade leaves a helper process behind that waits for the next submission.",
    before={
        "threshold": """
import subprocess
import sys

code = "import time; attack_was_here = 1; time.sleep(600)"
subprocess.Popen([sys.executable, "-c", code], start_new_session=True,
                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
""",
    },
)
