"""Building, handing out, isolating, grading and feedback for the lessons in ``solutions/``.

The pieces, from the source of a lesson to a grade:

- :mod:`autograder.course` finds the course and its settings, :mod:`autograder.build` makes the notebooks;
- :mod:`autograder.checks` is what test cells are written in, the same in the lab and in the grader;
- :mod:`autograder.grading` runs nbgrader over a class, with the isolated execution of :mod:`autograder.isolation`;
- :mod:`autograder.feedback` is the page a learner gets back.
"""
