"""For people who answer: the one cookie they get, only after they said yes, and how it ends."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.wrappers import Response

from app.web.house import house

NAME = "heard"
AWAY = frozenset({"/leave", "/clear"})


def install(app: Flask) -> None:
    """Back never shows what was typed: on the families' door."""

    @app.after_request
    def forget(response: Response) -> Response:
        is_done = request.method == "POST" and response.status_code == 303
        if is_done or request.path in AWAY:
            forget_pages(response)
        return response


def forget_pages(response: Response) -> None:
    """Make the browser drop the pages that it keeps whole for Back, with all that was typed there.

    `no-store` does not do that any more; a change of a cookie that no script can read does. So the
    answering cookie ends and is set again in one answer, or, where there is none, the other way
    round: afterwards everything is as it was.
    """
    name = cookie_name()
    set_here = [
        line for line in response.headers.getlist("Set-Cookie") if line.startswith(f"{name}=")
    ]
    if any(not line.startswith(f"{name}=;") for line in set_here):
        return  # it has changed
    mine = request.cookies.get(name)
    if not mine or set_here:
        set_cookie(response, "-")
        end_cookie(response)
    else:
        end_cookie(response)
        set_cookie(response, mine)


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
