"""Messages over a socket: numbered requests, which may nest, and their replies.

Contract: a frame is a magic word, the length of a JSON head, the length of its buffers, and the bytes of both. Nothing
is read before its length was checked. While one side waits for a reply it serves the other's requests, so a test may
call a learner's function that calls back into the test. A reply to a request that is no longer waited for is dropped.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable

from autograder.isolation.wire import NotSendable, Parcel, WireError

HEADER = struct.Struct("!4sQQ")
MAGIC = b"NNW1"
DEEPEST_CALLS = 40
HEAD_LIMIT = 32 * 2**20


class ChannelClosed(Exception):
    """The other process is gone."""


class SessionEnded(ChannelClosed):
    """The process that served a test is gone, the one that it was forked from is not."""


class TimeLimitReached(Exception):
    """No reply came in time."""


class Channel:
    """One end of a socket between two processes.

    Parameters
    ----------
    sock
        A connected stream socket.
    limit
        The largest frame that is read or written, in bytes.
    head_limit
        The largest JSON head that is read or written, in bytes: as objects it takes many times its size.

    Attributes
    ----------
    refuse
        Makes the reply in the place of one that is too large; without it that is an error.
    """

    def __init__(self, sock: socket.socket, limit: int, head_limit: int = HEAD_LIMIT) -> None:
        self.sock, self.limit, self.head_limit = sock, limit, min(limit, head_limit)
        self.refuse: Callable[[NotSendable], Parcel] | None = None
        self.number = 0
        self.depth = 0
        self.bytes = 0

    def request(self, parcel: Parcel, serve: Callable[[Parcel], Parcel], deadline: float | None = None) -> Parcel:
        """Send a request and return the reply, serving the other side's requests meanwhile.

        Raises
        ------
        ChannelClosed
            When the other process ends.
        TimeLimitReached
            When no reply comes before `deadline` (of ``time.monotonic``).
        WireError
            When the other side does not keep to the form.
        """
        self.number += 1
        number = self.number
        self.send("call", number, parcel, deadline)
        while True:
            kind, replied, answer = self.receive(deadline)
            if kind == "call":
                self.reply(replied, answer, serve, deadline)
            elif kind == "gone":
                raise SessionEnded(str(answer.tree)[:200])
            elif replied == number:
                return answer

    def reply(
        self, number: int, parcel: Parcel, serve: Callable[[Parcel], Parcel], deadline: float | None = None
    ) -> None:
        """Serve one request and send what it gives."""
        if self.depth >= DEEPEST_CALLS:
            raise WireError(f"expected calls nested at most {DEEPEST_CALLS} deep")
        self.depth += 1
        try:
            answer = serve(parcel)
        finally:
            self.depth -= 1
        try:
            self.send("reply", number, answer, deadline)
        except NotSendable as error:
            if self.refuse is None:
                raise
            self.send("reply", number, self.refuse(error), deadline)

    def send(self, kind: str, number: int, parcel: Parcel, deadline: float | None = None) -> None:
        """Write one frame.

        Raises
        ------
        NotSendable
            When it is larger than what may be sent; nothing was written then.
        """
        head = {"kind": kind, "number": number, "tree": parcel.tree, "sizes": [len(part) for part in parcel.buffers]}
        text = json.dumps(head, separators=(",", ":")).encode()
        size = sum(map(len, parcel.buffers))
        if len(text) > self.head_limit or len(text) + size > self.limit:
            most = self.limit if len(text) + size > self.limit else self.head_limit
            raise NotSendable(
                f"expected at most {most >> 20} MiB in one value; got {(len(text) + size) / 2**20:.1f} MiB"
            )
        self._wait(deadline)
        try:
            self.sock.sendall(b"".join([HEADER.pack(MAGIC, len(text), size), text, *parcel.buffers]))
        except TimeoutError:
            raise TimeLimitReached from None
        except OSError as error:
            raise ChannelClosed(str(error)) from None

    def receive(self, deadline: float | None = None) -> tuple[str, int, Parcel]:
        """Read one frame."""
        magic, length, size = HEADER.unpack(self._read(HEADER.size, deadline))
        if magic != MAGIC or length > self.head_limit or length + size > self.limit:
            raise WireError("expected a frame of a permitted size")
        try:
            head = json.loads(self._read(length, deadline))
            kind, number, sizes = head["kind"], head["number"], head["sizes"]
            if kind not in ("call", "reply", "gone") or type(number) is not int or type(sizes) is not list:
                raise WireError("expected a call or a reply")
            if any(type(part) is not int or part < 0 for part in sizes) or sum(sizes) != size:
                raise WireError("expected buffers of the sizes given")
            tree = head["tree"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise WireError(f"expected a JSON head; {type(error).__name__}") from None
        return kind, number, Parcel(tree, [self._read(part, deadline) for part in sizes])

    def close(self) -> None:
        """Close the socket."""
        self.sock.close()

    def _read(self, size: int, deadline: float | None) -> bytes:
        data = bytearray(size)
        view, done = memoryview(data), 0
        while done < size:
            self._wait(deadline)
            try:
                read = self.sock.recv_into(view[done:])
            except TimeoutError:
                raise TimeLimitReached from None
            except OSError as error:
                raise ChannelClosed(str(error)) from None
            if not read:
                raise ChannelClosed("the process ended")
            done += read
        self.bytes += size
        return bytes(data)

    def _wait(self, deadline: float | None) -> None:
        if deadline is None:
            self.sock.settimeout(None)
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeLimitReached
        self.sock.settimeout(left)
