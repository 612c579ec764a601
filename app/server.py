"""For `heard serve`: gunicorn with both doors, and one worker beside it."""

from __future__ import annotations

import contextlib
import gc
import signal
import subprocess
import sys
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from werkzeug.test import Client

from app.factory import WSGIApp, join, make_families, make_house, make_staff
from app.settings import Settings

STOP_SECONDS = 20
FIRST_PAGES = ("/health", "/", "/help", "/safe", "/display")


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn, told by our settings instead of a file."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in options(self._settings).items():
            self.cfg.set(name, value)

    def load(self) -> WSGIApp:
        """Both doors. Made before the fork, so that the processes share their memory."""
        house = make_house(self._settings)
        families, staff = make_families(house), make_staff(house)
        read_templates(families)
        app = join(house, families, staff)
        house.database.warm()
        if house.database.is_there():
            walk_through(app, self._settings.base_url)
        house.database.rest()
        gc.collect()
        gc.freeze()
        return app


def read_templates(door: Flask) -> None:
    """Each page of a door made into code once, instead of once in each process."""
    for name in door.jinja_env.list_templates(extensions=["html"]):
        door.jinja_env.get_template(name)


def walk_through(doors: WSGIApp, address: str) -> None:
    """Open the pages that everybody opens, as a visitor. What the first visit makes, such as the
    words of each query, is then made once and shared: about 2 MiB less for each process."""
    visitor = Client(doors)
    for page in FIRST_PAGES:
        visitor.get(page, base_url=address)


def options(settings: Settings) -> dict[str, Any]:
    """What gunicorn is told. It writes no access log: who asked for what is nobody's business."""
    return {
        "bind": f"{settings.host}:{settings.port}",
        "workers": settings.processes,
        "threads": settings.threads,
        "worker_class": "gthread",
        "preload_app": True,
        "graceful_timeout": STOP_SECONDS,
        "keepalive": 5,
        "accesslog": None,
        "loglevel": "error",  # its warnings name addresses
        "limit_request_line": 4094,
        "limit_request_fields": 60,
        "forwarded_allow_ips": "",
        "control_socket_disable": True,
    }


def serve_until_stopped(settings: Settings, *, with_worker: bool) -> None:
    """Serve until a signal comes. The worker ends with the server."""
    child = subprocess.Popen([sys.executable, "-m", "app.keeper"]) if with_worker else None
    print(f"Heard is at {settings.base_url}", flush=True)  # noqa: T201 - said to whoever started it
    try:
        Server(settings).run()
    finally:
        if child is not None:
            _stop(child)


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.send_signal(signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(STOP_SECONDS)
    if child.poll() is None:
        child.kill()
