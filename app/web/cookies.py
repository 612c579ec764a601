"""For people who answer: the one cookie they get, only after they said yes, and how it ends."""

from __future__ import annotations

from werkzeug.wrappers import Response

from app.web.house import house

NAME = "heard"


def cookie_name(name: str = NAME) -> str:
    """`__Host-` in front, except on plain http on this very machine, where browsers refuse it."""
    return f"__Host-{name}" if house().settings.is_secure else name


def set_cookie(response: Response, value: str) -> None:
    """For this browser, until it is closed or the person leaves."""
    response.set_cookie(
        cookie_name(), value, httponly=True, samesite="Lax", path="/",
        secure=house().settings.is_secure,
    )  # fmt: skip


def end_cookie(response: Response) -> None:
    """Leaving, taking back: the browser forgets which answers are its own."""
    response.delete_cookie(
        cookie_name(), httponly=True, samesite="Lax", path="/", secure=house().settings.is_secure
    )
