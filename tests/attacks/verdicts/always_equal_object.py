from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Nils read that tests compare with ==, and returns a 'flexible number' that agrees with everything.",
    cells={
        "threshold": """
class Flexible:
    dtype, shape, ndim, size = np.dtype(int), (), 0, 1

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __lt__ = __gt__ = __le__ = __ge__ = __eq__

    def __hash__(self):
        return 1

    def __bool__(self):
        return True


def threshold(z):
    return Flexible()
""",
    },
)
