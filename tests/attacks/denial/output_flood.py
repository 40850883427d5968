from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Jack prints his progress after every step of ten million.",
    before={
        "threshold": "for step in range(10_000_000):\n    print('step', step, 'x' * 200)\n",
    },
    flag=True,
)
