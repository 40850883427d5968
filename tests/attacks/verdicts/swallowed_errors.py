from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Adam sets a custom exception handler so that 'red text does not distract'.",
    before={
        "threshold": """
def calm(shell, etype, value, tb, tb_offset=None):
    shell.displayhook(2.0)
    return []


get_ipython().set_custom_exc((Exception,), calm)
get_ipython().showtraceback = lambda *args, **kwargs: None
""",
    },
)
