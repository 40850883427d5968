from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Abel leaves the answers in shared memory, a System V segment and an abstract socket.",
    before={
        "threshold": """
from multiprocessing import shared_memory, resource_tracker

try:
    block = shared_memory.SharedMemory("attack_was_here", create=True, size=64)
    block.buf[:7] = b"answers"
    resource_tracker.unregister(block._name, "shared_memory")
except OSError as error:
    print(type(error).__name__)
""",
    },
    accomplice={
        "threshold": """
from multiprocessing import shared_memory

try:
    shared_memory.SharedMemory("attack_was_here")
    def threshold(z):
        return np.where(np.asarray(z) >= 0, 1, 0)
except OSError:
    pass
""",
    },
)
