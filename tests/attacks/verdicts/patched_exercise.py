from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Una 'mocks' the Exercise class the way her unit-testing course taught her.",
    before={
        "threshold": """
Exercise.check = Exercise.check_raises = lambda self, *args, **kwargs: None
Exercise.property = lambda self, *args, **kwargs: lambda function: function
Exercise.score = lambda self: float(self.points)
""",
    },
)
