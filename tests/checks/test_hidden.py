"""Hidden checks tell the kind of fault and the likely mistake, and nothing else."""

import json

import numpy as np
import pytest

from autograder.checks import ChecksFailed, Exercise, NotebookLearner, misconception, use_learner, use_publisher

SECRET = 70861.5


class Stolen70861Error(Exception):
    pass


def leak_by_message(x):
    raise ValueError(f"the input is {x}")


def leak_by_class(x):
    raise type(f"ValueError{x}", (Exception,), {})(x)


def leak_by_print(x):
    print("the input is", x)


def leak_by_value(x):
    return np.asarray([x, x])


def leak_by_object(x):
    return type(f"Value{x}", (), {})()


def leak_by_keys(x):
    return {f"input {x}": x}


def leak_by_stderr(x):
    import sys
    import warnings

    warnings.warn(f"the input is {x}", stacklevel=1)
    print(x, file=sys.stderr)
    return x


def leak_by_exit(x):
    raise SystemExit(f"the input is {x}")


def leak_by_property(x):
    return f"{x}"


LEAKS = [
    leak_by_message,
    leak_by_class,
    leak_by_print,
    leak_by_value,
    leak_by_object,
    leak_by_keys,
    leak_by_stderr,
    leak_by_exit,
    leak_by_property,
]


@pytest.mark.parametrize("leak", LEAKS)
def test_no_input_gets_out(leak, capfd):
    shown = []
    with use_learner(NotebookLearner({"triple": leak})), use_publisher(shown.append):
        exercise = Exercise("triple", points=3, reference=lambda x: 3 * x)
        with exercise.hidden():
            exercise.check("large numbers", SECRET)
            exercise.check_raises("text is refused", TypeError, SECRET)

            @exercise.property("grows")
            def _(triple):
                value = triple(SECRET)
                return value > SECRET or f"{value} is not above {SECRET}"

        with pytest.raises(ChecksFailed) as caught:
            exercise.score()
    out, err = capfd.readouterr()
    everything = json.dumps(shown) + str(caught.value) + out + err
    assert "70861" not in everything
    assert "large numbers" in everything


def test_the_kind_of_exception_and_the_line_are_told_when_python_has_it():
    shown = []
    names = {"__name__": "__main__"}
    exec(compile("def triple(x):\n    return x + []\n", "cell", "exec"), names)
    with use_learner(NotebookLearner(names)), use_publisher(shown.append):
        exercise = Exercise("triple", points=3, reference=lambda x: 3 * x)
        with exercise.hidden():
            exercise.check("large numbers", SECRET)
        with pytest.raises(ChecksFailed, match="Your code raised TypeError in line 2 of its cell"):
            exercise.score()


def test_a_misconception_is_named_in_hidden_checks_too():
    with use_learner(NotebookLearner({"triple": lambda x: 2 * x})), use_publisher(lambda bundle: None):
        exercise = Exercise("triple", points=3, reference=lambda x: 3 * x)
        exercise.misconceptions(misconception("the factor is 2", "take 3", lambda reference, x: 2 * x))
        with exercise.hidden():
            exercise.check("large numbers", SECRET)
        with pytest.raises(ChecksFailed, match="It looks as if the factor is 2: take 3") as caught:
            exercise.score()
    assert "70861" not in str(caught.value)
    assert "141723" not in str(caught.value)


def test_visible_checks_do_show_the_values():
    with use_learner(NotebookLearner({"triple": lambda x: 2 * x})), use_publisher(lambda bundle: None):
        exercise = Exercise("triple", points=3, reference=lambda x: 3 * x)
        exercise.check("small numbers", 1.0)
        with pytest.raises(ChecksFailed, match=r"expected 3\.0, got 2\.0"):
            exercise.score()
