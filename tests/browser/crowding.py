"""How much slower than alone a user's machine would be while other programs use it, as it is just now."""

import psutil

SECONDS = 1.0


def crowding():
    """Return 1 where at least half of the machine is free, up to 2 where other programs use all of it."""
    return max(1.0, 2 * psutil.cpu_percent(SECONDS) / 100)
