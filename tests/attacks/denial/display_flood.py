from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Kate shows an animation frame by frame, a few hundred thousand frames.",
    before={
        "threshold": """
from IPython.display import HTML, display

for frame in range(300_000):
    display(HTML("<b>" + "frame " * 200 + "</b>"))
""",
    },
)
