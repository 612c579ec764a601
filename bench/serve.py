"""For a fair race: Heard and the floor stand on the same server with the same options.

`python -m bench.serve PORT FOLDER` serves the floor; Heard is the real `heard serve`.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.factory import WSGIApp
from app.server import Server
from app.settings import Settings
from bench.floor import make_floor, make_tables

ROOT = Path(__file__).resolve().parents[1]
READY_SECONDS = 60
HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Runner:
    """One server in the race: where its survey begins, and its process."""

    name: str
    url: str
    start: str
    pid: int


class FloorServer(Server):
    """The same gunicorn with the same options; only the app is the floor."""

    def __init__(self, settings: Settings, database: Path) -> None:
        self._database = database
        super().__init__(settings)

    def load(self) -> WSGIApp:
        app = make_floor(self._database)
        gc.collect()
        gc.freeze()
        return app


def serve_floor(port: int, folder: Path) -> None:
    """Serve the floor until a signal comes."""
    database = folder / "floor.sqlite"
    make_tables(database)
    settings = Settings(
        home=folder, surveys=folder, database_url="", secret_key="", answer_keys=(), port=port
    )
    FloorServer(settings, database).run()


@contextmanager
def heard(folder: Path, survey: str) -> Iterator[Runner]:
    """The real Heard with a fresh database. Its worker is measured by itself, later."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "heard"), "serve", "--no-worker"]
    with running(command, folder, port) as pid:
        url = f"http://{HOST}:{port}"
        _wait_for(f"{url}/health")
        yield Runner("Heard", url, f"/s/{survey}", pid)


@contextmanager
def floor(folder: Path) -> Iterator[Runner]:
    """The floor with a fresh database."""
    port = free_port()
    command = [sys.executable, "-m", "bench.serve", str(port), str(folder)]
    with running(command, folder, port) as pid:
        url = f"http://{HOST}:{port}"
        _wait_for(f"{url}/s/floor")
        yield Runner("the floor", url, "/s/floor", pid)


@contextmanager
def running(command: list[str], folder: Path, port: int = 0) -> Iterator[int]:
    """A process of our own with settings of its own, ended at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "said.log").open("ab") as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env=_environ(folder, port), stdout=said, stderr=said
        )
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _environ(folder: Path, port: int) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HEARD_", "PORT", "HOST"))}
    return kept | {"HEARD_HOME": str(folder), "PORT": str(port), "HOST": HOST}


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


def _wait_for(url: str) -> None:
    last = time.monotonic() + READY_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > last:
                raise
            time.sleep(0.1)


if __name__ == "__main__":
    serve_floor(int(sys.argv[1]), Path(sys.argv[2]))
