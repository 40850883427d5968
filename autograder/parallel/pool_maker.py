"""Which workers grade: those of this machine, or of a Dask cluster.

Contract: nothing of Dask is imported unless a scheduler is named.
"""

from __future__ import annotations

from collections.abc import Callable

from autograder.parallel.pool import LocalPool, Pool
from autograder.parallel.terms import Terms

PoolMaker = Callable[[Terms, int], Pool]


def local_pool(terms: Terms, submissions: int, workers: int | None = None) -> LocalPool:
    """Return the workers of this machine, no more than there are submissions."""
    pool = LocalPool(terms, workers)
    pool.size = max(1, min(pool.size, submissions))
    return pool


def pool_maker(workers: int | None = None, scheduler: str | None = None) -> PoolMaker:
    """Return what makes the workers: of the cluster with this scheduler, else so many of this machine."""
    if scheduler is None:
        return lambda terms, submissions: local_pool(terms, submissions, workers)
    from autograder.parallel.dask_cluster import DaskPool

    return lambda terms, submissions: DaskPool(terms, scheduler)
