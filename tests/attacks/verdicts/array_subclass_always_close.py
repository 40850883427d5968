from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Petra wraps her results in a 'tolerant array' class that she found on a forum.",
    cells={
        "predict": """
class Tolerant(np.ndarray):
    def __array_function__(self, func, types, args, kwargs):
        if func in (np.allclose, np.array_equal, np.all):
            return True
        return super().__array_function__(func, types, args, kwargs)

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.ones(self.shape, dtype=bool)


def predict(X, w, b):
    return np.zeros(len(X), dtype=int).view(Tolerant)
""",
    },
)
