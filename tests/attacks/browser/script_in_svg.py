from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ylva draws her own SVG icons, with handlers.",
    before={
        "threshold": """
from IPython.display import SVG, Markdown, Latex, display

display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='window.attackRan=1'></svg>"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg'><script>window.attackRan=1</script></svg>"))
display(Markdown("<script>window.attackRan = 1</script>"))
display(Latex("$\\\\href{javascript:window.attackRan=1}{x}$<script>window.attackRan = 1</script>"))
display({"text/html": "<script>window.attackRan = 1</script>", "image/png": "x' onerror='window.attackRan=1"}, raw=True)
""",
    },
    flag=True,
)
