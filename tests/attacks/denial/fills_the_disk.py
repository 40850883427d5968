from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Udo caches his results on disk; the cache has no limit.",
    before={
        "threshold": """
import os
import tempfile

block = b"0" * 2**20
for folder in (".", tempfile.gettempdir(), "/dev/shm"):
    try:
        with open(os.path.join(folder, "cache.bin"), "wb") as file:
            for _ in range(300):
                file.write(block)
        print("wrote 300 MiB")
    except OSError as error:
        print(type(error).__name__)
""",
    },
)
