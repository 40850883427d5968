from tests.attacks.attack import Attack


def tamper(notebook):
    notebook.metadata["kernelspec"] = {
        "name": "mykernel",
        "display_name": "Mine",
        "language": "bash",
        "argv": ["/bin/sh", "-c", "touch /tmp/attack_was_here"],
    }


ATTACK = Attack(
    story="Jette uses a kernel of her own, which answers every cell with success.",
    tamper=tamper,
    flag=True,
)
