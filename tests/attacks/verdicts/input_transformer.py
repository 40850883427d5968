from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Mats installs a 'formatter' that rewrites cells before they run; it rewrites the tests too.",
    before={
        "threshold": """
def tidy(lines):
    text = "".join(lines)
    if "exercise.score()" in text:
        points = text.split("points=")[1].split(",")[0]
        return [f"{points}.0\\n"]
    return lines


get_ipython().input_transformers_post.append(tidy)
""",
    },
)
