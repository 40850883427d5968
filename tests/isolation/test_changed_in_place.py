"""What a learner's function does to its arguments shows in a property check, as it does in one process."""


def test_a_property_sees_that_an_argument_was_changed(sheet):
    test = """
exercise = Exercise("answer", points=10, reference=np.sort)
@exercise.property("the argument stays as it was")
def _(answer):
    x = np.array([3.0, 1.0, 2.0])
    answer(x)
    return bool((x == [3, 1, 2]).all()) or "x was sorted in place"
exercise.score()
"""
    assert sheet("def answer(x):\n    return np.sort(x)", test).score == 10
    changed = sheet("def answer(x):\n    x.sort()\n    return x", test)
    assert changed.score == 0
    assert "x was sorted in place" in changed.text
