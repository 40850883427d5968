"""What the learner's commands do, one command a file; :mod:`autograder.learner_commands` puts them together.

Underneath lie reading a copy (:mod:`autograder.learning.copy`), choosing what of it has to run
(:mod:`autograder.learning.program`), running that in a process of its own (:mod:`autograder.learning.checking` outside,
:mod:`autograder.learning.run_checks` inside) and remembering the results (:mod:`autograder.learning.memory`). No part
needs a POSIX system, and none writes to a learner's notebook.
"""
