from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Vroni 'improves the page' with a script that presses the grader's save button.",
    before={
        "threshold": """
from IPython.display import HTML, Javascript, display

display(HTML("<script>window.attackRan = 1</script><img src=x onerror='window.attackRan = 1'>"))
display(Javascript("window.attackRan = 1"))
""",
    },
    flag=True,
)
