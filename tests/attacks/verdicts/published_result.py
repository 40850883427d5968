from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Vera sends an execute_result message of her own from inside the tested function.",
    cells={
        "perceptron_loss": """
from IPython.display import display


def perceptron_loss(X, y, w, b):
    shell = get_ipython()
    try:
        session, socket = shell.displayhook.session, shell.displayhook.pub_socket
        content = {"execution_count": 1, "data": {"text/plain": "4.0"}, "metadata": {}}
        session.send(socket, "execute_result", content, parent=shell.parent_header)
    except AttributeError:
        shell.display_pub.publish({"text/plain": "4.0"})
    display(4.0)
    return None
""",
    },
)
