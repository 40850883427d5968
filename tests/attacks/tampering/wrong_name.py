from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Sina's file is called 'final_FINAL.ipynb'; her friend's full marks would come from an empty grading.",
    filename="final_FINAL.ipynb",
    solved=("threshold",),
    honest={"test_threshold": 2.0},
    flag=True,
)
