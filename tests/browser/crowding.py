"""How many programs share a core while a test measures what a user would see on a machine of his own."""

import os


def crowding():
    """Return 1 on a machine that does nothing else; where pytest runs several tests at once, each has its share."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    beside = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    return max(1.0, float(beside), load / (os.cpu_count() or 1))
