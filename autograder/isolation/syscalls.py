"""The few Linux system calls that Python does not offer, through ctypes.

Contract: each function raises :class:`OSError` with the call's name; nothing here keeps state.
"""

from __future__ import annotations

import ctypes
import os
import platform

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
MNT_DETACH = 2

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP = 1, 4, 24, 38, 22
SECCOMP_MODE_FILTER = 2

_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_CAPSET = {"x86_64": 126, "aarch64": 91}
_MOUNT_SETATTR = 442


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int, name: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags` for new ones."""
    _check(_libc().unshare(flags), "unshare")


def mount(source: str, target: str, kind: str | None = None, flags: int = 0, data: str | None = None) -> None:
    """Mount a file system."""
    encoded = [None if part is None else part.encode() for part in (source, target, kind)]
    result = _libc().mount(encoded[0], encoded[1], encoded[2], ctypes.c_ulong(flags), data.encode() if data else None)
    _check(result, f"mount {target}")


def unmount(target: str) -> None:
    """Take a mounted tree away."""
    _check(_libc().umount2(target.encode(), MNT_DETACH), f"umount2 {target}")


def pivot_root(new: str, old: str) -> None:
    """Make `new` the root; the old one moves to `old`."""
    _check(_libc().syscall(_PIVOT_ROOT[platform.machine()], new.encode(), old.encode()), "pivot_root")


def make_tree_read_only(path: str) -> None:
    """Make everything mounted at and below `path` read-only and without set-uid programs (Linux 5.12)."""
    attributes = (ctypes.c_uint64 * 4)(0x1 | 0x2, 0, 0, 0)
    at_fdcwd, recursive = -100, 0x8000
    result = _libc().syscall(
        _MOUNT_SETATTR, at_fdcwd, path.encode(), recursive, ctypes.byref(attributes), ctypes.sizeof(attributes)
    )
    _check(result, "mount_setattr")


def prctl(option: int, *arguments: int) -> None:
    """Change a property of this process."""
    padded = [ctypes.c_ulong(number) for number in (*arguments, 0, 0, 0, 0)[:4]]
    _check(_libc().prctl(option, *padded), f"prctl {option}")


def drop_capabilities() -> None:
    """Give up every capability, now and for programs started later."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _check(_libc().syscall(_CAPSET[platform.machine()], ctypes.byref(header), ctypes.byref(nothing)), "capset")
