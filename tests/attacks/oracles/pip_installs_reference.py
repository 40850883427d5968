from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Quinn starts a fresh interpreter, where 'nothing is blocked', and asks it for the answer.",
    cells={
        "xor_network": """
import json
import subprocess
import sys


def xor_network(X):
    code = "import json, sys, numpy as np, nnlib; X = np.array(json.load(sys.stdin)); " \\
           "print(json.dumps(nnlib.xor_network(X).tolist()))"
    done = subprocess.run([sys.executable, "-c", code], input=json.dumps(np.asarray(X).tolist()),
                          capture_output=True, text=True, timeout=20)
    return np.array(json.loads(done.stdout))
""",
    },
)
