"""What the warm processes import before anything is forked from them.

A process takes longer to fork the more it holds, so what few learners use, such as scikit-learn, waits until somebody
does (:mod:`autograder.isolation.large_imports`).
"""

LEARNER_IMPORTS = (
    "numpy",
    "scipy.special",
    "scipy.optimize",
    "scipy.linalg",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "contourpy",
    "IPython.core.interactiveshell",
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
