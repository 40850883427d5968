"""Confining one process: namespaces, limits, no privileges, a filter on its system calls.

Contract: :func:`enter_namespaces` is called once by the warm process, :func:`fork_confined` for each submission. What
runs after it has its own user, mount, pid, net, ipc and uts namespaces, sees no other process and no network, writes
nowhere but its scratch folder, holds no capability, and runs as a user without rights also when root started it.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from autograder.isolation import seccomp, syscalls
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.rootfs import SCRATCH, View, enter
from autograder.isolation.syscalls import (
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    CLONE_NEWUTS,
)

UNPRIVILEGED = 65534  # the user and group that root becomes
SETUP_FAILED = 97
LEVEL = (
    "namespaces (user, mount, pid, net, ipc, uts), read-only view without the course, "
    "system-call filter, no capabilities, unprivileged user"
)
NO_LEVEL = "none: a submission can read and change whatever you can (--no-sandbox)"


def enter_namespaces(view: View) -> None:
    """Move this process into a mount namespace with the view as its root, and as itself's root where it is not root.

    Raises
    ------
    OSError
        When the system has no namespaces for this user.
    """
    if os.geteuid() == 0:
        syscalls.unshare(CLONE_NEWNS)
    else:
        user, group = os.geteuid(), os.getegid()
        syscalls.unshare(CLONE_NEWUSER | CLONE_NEWNS)
        _map_ids(0, user, group)
    enter(view)


def fork_confined(limits: Limits, run: Callable[[], None]) -> int:
    """Fork a confined process that calls `run` and ends; return its pid.

    The process that calls this must be a child subreaper: a helper in between makes the pid namespace and ends at once.

    Raises
    ------
    OSError
        When the process could not be started.
    """
    told, tell = os.pipe()
    orphaned, release = os.pipe()
    helper = os.fork()
    if not helper:
        try:
            syscalls.unshare(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS)
            pid = os.fork()
            if not pid:
                os.close(release)
                os.read(orphaned, 1)  # until the helper is gone: whose child this is must be settled
                for end in (told, tell, orphaned):
                    os.close(end)
                confine(limits)
                run()
                os._exit(0)
            os.write(tell, str(pid).encode())
        except BaseException as error:
            os.write(2, f"autograder: the sandbox could not be set up: {error}\n".encode())
            os._exit(SETUP_FAILED)
        os._exit(0)
    os.close(tell)
    os.close(orphaned)
    answer = os.read(told, 20)
    os.close(told)
    os.waitpid(helper, 0)
    os.close(release)
    if not answer:
        raise OSError("the sandbox could not be set up")
    return int(answer)


def confine(limits: Limits) -> None:
    """Put every limit on this process, the first of its pid namespace."""
    syscalls.prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)
    inside = 0 if os.geteuid() else UNPRIVILEGED
    root = os.geteuid() == 0 and not _mapped()
    owner = UNPRIVILEGED if root else 0
    flags = syscalls.MS_NOSUID | syscalls.MS_NODEV
    syscalls.mount("proc", "/proc", "proc", flags | syscalls.MS_NOEXEC)
    options = f"size={limits.scratch_mib}m,nr_inodes=10000,mode=0700,uid={owner},gid={owner}"
    syscalls.mount("tmpfs", SCRATCH, "tmpfs", flags, options)
    if root:
        os.setgroups([])
        os.setresgid(owner, owner, owner)
        os.setresuid(owner, owner, owner)
        syscalls.prctl(syscalls.PR_SET_DUMPABLE, 1)  # or the map of the next namespace belongs to root
        inside = owner
    else:
        inside = 0
    syscalls.unshare(CLONE_NEWUSER)
    _map_ids(1000, inside, inside)
    set_limits(limits)
    os.umask(0o077)
    for name in ("home", "work"):
        Path(SCRATCH, name).mkdir()
    os.chdir(f"{SCRATCH}/work")
    syscalls.prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)  # a change of user takes it off
    syscalls.drop_capabilities()
    seccomp.install()


def set_limits(limits: Limits) -> None:
    """Set the resource limits of this process; memory counts from what it holds already."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if _has_proc() else 2**31
    bounds = {
        "AS": held + limits.memory_mib * MIB,
        "CPU": limits.cpu_seconds + 1,
        "NPROC": limits.processes,
        "NOFILE": limits.files,
        "FSIZE": limits.scratch_mib * MIB,
        "CORE": 0,
        "MEMLOCK": 0,
        "MSGQUEUE": 0,
        "STACK": 64 * MIB,
    }
    if sys.platform != "linux":  # elsewhere these count what else the user runs, or are not there
        bounds = {name: bounds[name] for name in ("CPU", "NOFILE", "FSIZE", "CORE")}
    for name, value in bounds.items():
        kind = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        soft = value
        if kind == resource.RLIMIT_STACK:
            soft = min(8 * MIB, value)
        elif kind == resource.RLIMIT_CPU:  # below the hard limit the signal says what was used up
            soft = value - 1
        resource.setrlimit(kind, (soft, value))


def _map_ids(inside: int, user: int, group: int) -> None:
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{inside} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{inside} {group} 1")


def _mapped() -> bool:
    """Whether user 0 here is another user outside: the warm process of a user who is not root."""
    return Path("/proc/self/uid_map").read_text().split() != ["0", "0", "4294967295"]


def _has_proc() -> bool:
    return Path("/proc/self/statm").exists()
