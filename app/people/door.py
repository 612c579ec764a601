"""For the staff side: who comes in, how long they stay, and that a form is really theirs.

Flask-Security keeps users and roles; its own pages stay shut, because one-time links are ours.
Sessions live on the server. They end after an hour without a request, after twelve hours anyhow,
at sign-out, and when somebody's roles change. Nothing here opens the database before it is used.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from cachelib import FileSystemCache
from flask import Flask, g, request, session, url_for
from flask_login import current_user
from flask_security import FSQLALiteUserDatastore, Security
from flask_session import Session as ServerSession
from flask_wtf import CSRFProtect

from app.access.guard import guard
from app.access.table import STAFF
from app.people import limits, resend, store
from app.people.person import Person
from app.people.signed_in import anybody, who_is_told_by
from app.people.tables import RoleName, User
from app.settings import Settings
from app.web.house import House, house, now
from app.web.staff import frame

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

IDLE = timedelta(hours=1)
LONGEST = timedelta(hours=12)
MOST_SESSIONS = 20_000  # a flood of sign-in pages cannot fill the disk


class RequestSession:
    """What Flask-Security takes for its database: one reading session for each request."""

    @property
    def session(self) -> Session:
        """The session of this request, made when it is first asked for."""
        if "heard_reading" not in g:
            g.heard_reading = ExitStack()
            g.heard_session = g.heard_reading.enter_context(house().database.reading())
        return cast("Session", g.heard_session)


class People(FSQLALiteUserDatastore):
    """Users and roles, read and let go at once: no page holds a lock while it is made."""

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> Any:
        """One user with their roles."""
        found = super().find_user(case_insensitive, **kwargs)
        cast(RequestSession, self.db).session.close()
        return found


def install(app: Flask, house: House) -> None:
    """Give the staff app sign-in, sessions, the access table, form tokens and its frame."""
    app.config.from_mapping(config_for(house.settings))
    ServerSession(app)
    _sign_in_by_our_links(app)
    app.extensions |= who_is_told_by(who_is_here)
    guard(app, STAFF, _roles_here, _where_to_sign_in)
    limits.install(app, house.settings)
    CSRFProtect(app)
    resend.install(app)
    frame(app, anybody)


def config_for(settings: Settings) -> dict[str, Any]:
    """What the parts need to know. The cookie is __Host- and Secure wherever there is https."""
    return {
        "SECRET_KEY": settings.secret_key,
        "SESSION_COOKIE_NAME": "__Host-heard-staff" if settings.is_secure else "heard-staff",
        "SESSION_COOKIE_SECURE": settings.is_secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_PERMANENT": False,  # the cookie ends with the browser
        "PERMANENT_SESSION_LIFETIME": IDLE,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a slow writer loses nothing
        "WTF_CSRF_SSL_STRICT": False,  # the guard looks at where a form comes from
        "SECURITY_REGISTER_BLUEPRINT": False,
        "SECURITY_CLI_USERS_NAME": False,
        "SECURITY_CLI_ROLES_NAME": False,
        "SECURITY_JOIN_USER_ROLES": False,  # the relationship brings them
        "SECURITY_PASSWORD_SALT": settings.secret_key,  # it asks for one; nobody has a password
        **_where_sessions_live(settings),
    }


def _where_sessions_live(settings: Settings) -> dict[str, Any]:
    if settings.redis_url:
        from redis import Redis  # 6 MiB that one machine does not need

        return {"SESSION_TYPE": "redis", "SESSION_REDIS": Redis.from_url(settings.redis_url)}
    folder = settings.home / "sessions"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = FileSystemCache(str(folder), threshold=MOST_SESSIONS)
    return {"SESSION_TYPE": "cachelib", "SESSION_CACHELIB": files}


def _sign_in_by_our_links(app: Flask) -> None:
    people = People(RequestSession(), User, RoleName)  # type: ignore[arg-type]  # has .session
    security = Security(app, people, register_blueprint=False)
    security.login_manager.request_loader(lambda _request: None)  # no token in a header or address
    security.login_manager.session_protection = None  # it would keep the network in the session

    @app.teardown_appcontext
    def let_go(_error: BaseException | None) -> None:
        reading: ExitStack | None = g.pop("heard_reading", None)
        if reading is not None:
            reading.close()


def begin_stay(at: datetime) -> None:
    """Note in the session when somebody came in."""
    session["came_in"] = session["last_here"] = at.timestamp()


def who_is_here() -> Person | None:
    """Whoever this request's session belongs to, if they may still stay."""
    if not current_user.is_authenticated or not _may_stay(now()):
        return None
    return store.as_person(current_user)


def _may_stay(at: datetime) -> bool:
    came_in, last = session.get("came_in", 0.0), session.get("last_here", 0.0)
    here = at.timestamp()
    if here - came_in > LONGEST.total_seconds() or here - last > IDLE.total_seconds():
        return False
    if here - last > 60:  # not with each request: that would send the cookie each time
        session["last_here"] = here
    return True


def _roles_here() -> frozenset[str] | None:
    person = anybody()
    return person.roles if person else None


def _where_to_sign_in() -> str:
    """The sign-in page; it remembers the page that was asked for, when it can be asked again."""
    if request.method != "GET":
        return url_for("people.sign_in")
    asked = request.full_path.rstrip("?")
    return url_for("people.sign_in", next=f"{request.script_root}{asked}")
