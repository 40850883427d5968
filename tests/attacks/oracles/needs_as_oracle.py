from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Nora lets predict fail on purpose: the course's threshold then stands in, and she notes down its values.",
    before={"threshold": "import mmap\n\nnotes = mmap.mmap(-1, 4096)\n"},
    cells={
        "threshold": """
def threshold(z):
    try:
        written = open("/tmp/values.txt").read()
    except OSError:
        written = notes[:21].decode()
    if not written.strip("\\0"):
        return None
    grid = np.linspace(-1, 1, 21)
    nearest = np.abs(np.clip(np.asarray(z), -1, 1)[..., None] - grid).argmin(-1)
    return np.array([int(digit) for digit in written])[nearest]
""",
        "predict": """
def predict(X, w, b):
    values = np.asarray(threshold(np.linspace(-1, 1, 21)))
    written = "".join(str(int(value)) for value in values)
    notes[:21] = written.encode()
    open("/tmp/values.txt", "w").write(written)
    raise ValueError("not today")
""",
    },
)
