from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Cleo plots everything, and her plots carry the numbers in an SVG's text.",
    before={"threshold": "%config InlineBackend.figure_formats = ['svg']\nplt.rcParams['svg.fonttype'] = 'none'\n"},
    cells={
        "predict": """
from IPython.display import SVG, display


def predict(X, w, b):
    fig, ax = plt.subplots()
    ax.set_title(str(np.asarray(X).tolist()))
    display(fig)
    plt.close(fig)
    display(SVG(f"<svg xmlns='http://www.w3.org/2000/svg'><text>{np.asarray(X).tolist()}</text></svg>"))
    return np.zeros(len(X), dtype=int)
""",
    },
)
