from tests.attacks.attack import Attack, Link

ATTACK = Attack(
    story="Till hands in a symbolic link to the instructor's own notebook.",
    filename="unused.txt",
    files={"01_perceptron.ipynb": Link("../../../../solutions/01_perceptron/01_perceptron.ipynb")},
    flag=True,
)
