"""The two-process grader: a learner's cells run in a sandbox, the tests in a process that the learner never enters.

The pieces, from the outside in:

- :mod:`~autograder.isolation.preprocessor` is what nbgrader runs in place of ``Execute``;
- :mod:`~autograder.isolation.grade` grades one notebook given as bytes, without nbgrader's database;
- :mod:`~autograder.isolation.structure` restores what a submission may not change, and says what was changed;
- :mod:`~autograder.isolation.warm` starts the two warm processes and forks one of each for a submission;
- :mod:`~autograder.isolation.trusted` runs the test cells, :mod:`~autograder.isolation.learner_process` the learner's;
- :mod:`~autograder.isolation.wire` is the only form in which values pass between them;
- :mod:`~autograder.isolation.sandbox` confines the learner's process, :mod:`~autograder.isolation.answers` makes the
  view of ``nnlib`` that it sees.
"""
