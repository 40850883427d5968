"""What one submission may use.

Contract: every number has a default that an honest lesson does not reach, and is a setting of
:class:`autograder.isolation.preprocessor.ExecuteIsolated` of the same name.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MIB = 2**20


@dataclass(frozen=True)
class Limits:
    """Limits on a submission; sizes in MiB, times in seconds.

    Parameters
    ----------
    cell_seconds
        Wall time of one of the learner's cells; it is interrupted, and after `grace_seconds` killed. Less where it is
        more than two fifteenths of the `submission_seconds` that are left: raise both.
    call_seconds
        Wall time of one call of a learner's function from a test.
    test_seconds
        Wall time of one test cell.
    submission_seconds
        Wall time of all cells and tests of one submission together.
    grace_seconds
        How long an interrupted cell or call has to end by itself.
    cpu_seconds
        CPU time of each of the learner's processes (``RLIMIT_CPU``).
    memory_mib
        Memory of the learner's code, on top of what the warm process holds (``RLIMIT_AS``).
    total_memory_mib
        Memory of all processes of a submission together.
    processes
        Processes and threads of the learner's at a time (``RLIMIT_NPROC``).
    files
        Open files (``RLIMIT_NOFILE``).
    scratch_mib
        The private scratch folder, the only place that can be written to.
    output_mib
        What one cell may print or show.
    submission_output_mib
        What all cells of a submission may print or show together.
    message_mib
        One value that passes between the processes.
    notebook_mib
        The submitted notebook itself.
    cells
        Cells in the submitted notebook.
    restarts
        How often the learner's process is started again after it ended or had to be killed.
    failed_calls
        How often a function that never came back in `call_seconds`, or that ends its process, is called in all.
    lost_seconds
        Wall time that calls which do not come back may cost a submission in all; after it every call has
        `hasty_seconds`.
    hasty_seconds
        Wall time of a call when time was lost before: of a function that did not come back from `failed_calls` calls
        but did from others, or of any after `lost_seconds`.

    Examples
    --------
    >>> Limits().cell_seconds
    30.0
    """

    cell_seconds: float = 30.0
    call_seconds: float = 10.0
    test_seconds: float = 60.0
    submission_seconds: float = 300.0
    grace_seconds: float = 3.0
    cpu_seconds: int = 120
    memory_mib: int = 1024
    total_memory_mib: int = 3072
    processes: int = 48
    files: int = 256
    scratch_mib: int = 64
    output_mib: float = 2.0
    submission_output_mib: float = 20.0
    message_mib: int = 128
    notebook_mib: float = 20.0
    cells: int = 2000
    restarts: int = 6
    failed_calls: int = 2
    lost_seconds: float = 60.0
    hasty_seconds: float = 1.0

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not value >= 0:
                raise ValueError(f"expected {name} to be 0 or more; got {value}")

    def as_dict(self) -> dict[str, Any]:
        """Return the limits as plain data."""
        return asdict(self)
