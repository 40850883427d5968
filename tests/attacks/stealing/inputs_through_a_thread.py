from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Bo prints from a background thread, because printing directly 'slows the function down'.",
    cells={
        "predict": """
import queue
import threading
import time

calls = queue.Queue()


def printer():
    while True:
        item = calls.get()
        time.sleep(0.3)
        print(item, flush=True)


threading.Thread(target=printer, daemon=True).start()


def predict(X, w, b):
    calls.put((np.asarray(X).tolist(), np.asarray(w).tolist()))
    return np.zeros(len(X), dtype=int)
""",
    },
    before={"end": "time.sleep(2)\nprint('done')\n"},
)
