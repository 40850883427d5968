"""Grading a class in parallel: many warm workers, one writer to the gradebook, nothing lost when anything is killed.

The pieces, in the order in which a submission passes them:

- :mod:`~autograder.parallel.terms` is what all submissions of a run are graded by: lesson, limits, settings;
- :mod:`~autograder.parallel.submissions` reads what was handed in, as bytes;
- :mod:`~autograder.parallel.plan` compares it with the :mod:`~autograder.parallel.ledger`: what changed is graded;
- :mod:`~autograder.parallel.pool` hands it to the workers of this machine, :mod:`~autograder.parallel.dask_cluster` to
  those of a cluster; either way :mod:`~autograder.parallel.submission_grader` grades it, bytes in and bytes out;
- :mod:`~autograder.parallel.files` writes the autograded notebook, :mod:`~autograder.parallel.gradebook` the scores,
  one transaction a submission, which also enters it in the ledger;
- :mod:`~autograder.parallel.run` is the whole way.
"""
