"""The two-process grader: a learner's cells run in a sandbox, the tests in a process that the learner never enters.

The pieces, from the outside in:

- :mod:`~autograder.isolation.preprocessor` is what nbgrader runs in place of ``Execute``;
- :mod:`~autograder.isolation.grade` grades one notebook given as bytes, without nbgrader's database, and
  :mod:`~autograder.isolation.graded` is what comes of it;
- :mod:`~autograder.isolation.structure` restores what a submission may not change, and says what was changed;
- :mod:`~autograder.isolation.warm` starts the two warm processes (:mod:`~autograder.isolation.zygote`) and forks one of
  each for a submission; :mod:`~autograder.isolation.confine` confines the learner's, and
  :mod:`~autograder.isolation.answers` makes the view of ``nnlib`` that it sees.

In the trusted process :mod:`~autograder.isolation.trusted` goes through the cells:

- :mod:`~autograder.isolation.testcell` rehearses each test cell (:mod:`~autograder.isolation.rehearsal`) without its
  hidden regions (:mod:`~autograder.isolation.regions`), then judges it;
- :mod:`~autograder.isolation.link` calls the learner's functions, as long as they are worth waiting for
  (:mod:`~autograder.isolation.patience`), in a session (:mod:`~autograder.isolation.session`) of a process in which the
  cells ran (:mod:`~autograder.isolation.replay`).

In the learner's process :mod:`~autograder.isolation.learner_process` does what it is asked to.
:mod:`~autograder.isolation.wire` is the only form in which values pass between the two, over a
:mod:`~autograder.isolation.channel`.
"""
