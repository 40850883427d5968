"""What the warm processes import before anything is forked from them."""

LEARNER_IMPORTS = (
    "numpy",
    "scipy.special",
    "scipy.stats",
    "scipy.optimize",
    "scipy.linalg",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "contourpy",
    "IPython.core.interactiveshell",
    # A learner's function that imports these in its body must not spend its time limit on that.
    "sklearn.datasets",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.model_selection",
    "sklearn.neural_network",
    "sklearn.preprocessing",
    "tqdm.auto",
    "ipywidgets",
    "autograder.checks",
    "autograder.isolation.learner_process",
    "nnlib",
    "nnlib.data",
    "nnlib.plots",
    "nnlib.widgets",
)
TRUSTED_IMPORTS = (
    "numpy",
    "scipy.special",
    "matplotlib.pyplot",
    "autograder.checks",
    "autograder.isolation.trusted",
    "nnlib",
    "nnlib.data",
    "nnlib.plots",
    "nnlib.widgets",
)
