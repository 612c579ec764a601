"""For the lead who waits for a mail: a worker that died is started again.

It imports nothing of Heard, so that it stays small. When it is told to stop, or when the server
that started it is gone, the worker stops with it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading

WORKER = (sys.executable, "-m", "app.cli", "worker")
LOOK_SECONDS = 0.5
REST_SECONDS = 2.0
STOP_SECONDS = 20


def keep_working(command: tuple[str, ...] = WORKER, rest: float = REST_SECONDS) -> None:
    """Run the worker until told to stop; start it again, after a rest, when it ends by itself."""
    stopped, server = threading.Event(), os.getppid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    while not stopped.is_set() and os.getppid() == server:
        worker = subprocess.Popen(command)  # noqa: S603 - our own command
        while worker.poll() is None and not stopped.wait(LOOK_SECONDS):
            if os.getppid() != server:
                stopped.set()
        if stopped.is_set():
            end(worker)
        stopped.wait(rest)


def end(worker: subprocess.Popen[bytes]) -> None:
    """Ask the worker to stop; after a while, make it."""
    worker.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        worker.wait(STOP_SECONDS)
    if worker.poll() is None:
        worker.kill()


if __name__ == "__main__":
    keep_working()
