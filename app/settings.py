"""For whoever runs Heard: every setting, read once, frozen, and checked before anything starts."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared, not bound
WEAK = frozenset({"secret", "changeme", "change-me", "dev", "password", "heard"})
MAIL_SCHEMES = frozenset({"smtp", "smtps", "starttls", "smtp+starttls"})
SECRET_LETTERS = 32
KEY_BYTES = 32


class SettingsProblem(Exception):
    """One or more settings are wrong. Each line says which, and what to do."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between one Heard and another, apart from the area's own files."""

    home: Path
    surveys: Path
    database_url: str
    secret_key: str
    answer_keys: tuple[tuple[str, bytes], ...]
    base_url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    redis_url: str = ""
    mail_url: str = ""
    mail_from: str = ""
    trusted_hosts: tuple[str, ...] = ()
    trusted_proxies: int = 0
    processes: int = 2
    threads: int = 4

    @property
    def is_secure(self) -> bool:
        """Whether families meet us over https: cookies are then __Host- and Secure."""
        return self.base_url.startswith("https://")

    @property
    def mail_works(self) -> bool:
        """Whether mail to the lead can be sent. Without it only try-out waves open."""
        return bool(self.mail_url and self.mail_from)


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings from HEARD_... variables, then from HOME/settings.env, checked.

    Raises SettingsProblem with a sentence for each thing that is wrong.
    """
    given = dict(os.environ if environ is None else environ)
    home = Path(given.get("HEARD_HOME", "var")).absolute()
    values = _file_values(home / "settings.env") | given
    problems: list[str] = []
    settings = _build(values, home, problems)
    problems += _what_is_wrong(settings)
    if problems:
        raise SettingsProblem(problems)
    return settings


def first_settings(home: Path) -> bool:
    """Write fresh secrets to HOME/settings.env when there are none. True when it wrote them."""
    file = home / "settings.env"
    if file.exists() or "HEARD_SECRET_KEY" in os.environ:
        return False
    home.mkdir(parents=True, exist_ok=True)
    key = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    text = f"HEARD_SECRET_KEY={secrets.token_urlsafe(48)}\nHEARD_ANSWER_KEYS=k1:{key}\n"
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(text)
    return True


def _file_values(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        raise SettingsProblem([f"{file} is not saved as UTF-8. Save it as UTF-8."]) from None
    lines = (line.strip() for line in text.splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _build(values: Mapping[str, str], home: Path, problems: list[str]) -> Settings:
    host = values.get("HEARD_HOST") or values.get("HOST") or "127.0.0.1"
    port = _number(values, "HEARD_PORT", _number(values, "PORT", 8000, problems), problems)
    # Listening everywhere still means: only this machine is served, until an address is set.
    here = "127.0.0.1" if host in EVERYWHERE else host
    base_url = values.get("HEARD_BASE_URL", f"http://{here}:{port}").rstrip("/")
    own = _parts(base_url)[1] or host
    more = tuple(h.strip() for h in values.get("HEARD_TRUSTED_HOSTS", "").split(",") if h.strip())
    return Settings(
        home=home,
        surveys=Path(values.get("HEARD_SURVEYS", "surveys")).absolute(),
        database_url=values.get("HEARD_DATABASE_URL", f"sqlite:///{home / 'heard.sqlite'}"),
        secret_key=values.get("HEARD_SECRET_KEY", ""),
        answer_keys=_answer_keys(values.get("HEARD_ANSWER_KEYS", ""), problems),
        base_url=base_url,
        host=host,
        port=port,
        redis_url=values.get("HEARD_REDIS_URL", ""),
        mail_url=values.get("HEARD_MAIL_URL", ""),
        mail_from=values.get("HEARD_MAIL_FROM", ""),
        trusted_hosts=(own, *more, *(sorted(LOOPBACK) if own in LOOPBACK else ())),
        trusted_proxies=_number(values, "HEARD_TRUSTED_PROXIES", 0, problems),
        processes=_number(values, "HEARD_PROCESSES", 2, problems),
        threads=_number(values, "HEARD_THREADS", 4, problems),
    )


def _number(values: Mapping[str, str], name: str, default: int, problems: list[str]) -> int:
    text = values.get(name, "")
    if not text:
        return default
    if text.isascii() and text.isdigit():
        return int(text)
    problems.append(f"{name} must be a whole number. It is {text!r}. Try {name}={default}.")
    return default


def _answer_keys(text: str, problems: list[str]) -> tuple[tuple[str, bytes], ...]:
    """The keys that encrypt free text, newest first, from `id:base64,id:base64`."""
    keys: list[tuple[str, bytes]] = []
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, _, encoded = part.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != KEY_BYTES or not name.isalnum() or len(name) > 8:
            problems.append(
                "HEARD_ANSWER_KEYS has a key that cannot be used. "
                "Write it as id:base64 of 32 random bytes, newest first, with commas between."
            )
            continue
        keys.append((name, key))
    return tuple(keys)


def _what_is_wrong(settings: Settings) -> list[str]:
    checks = (
        _secret_problem, _key_problem, _home_problem, _surveys_problem, _url_problem,
        _database_problem, _mail_problem, _redis_problem,
    )  # fmt: skip
    return [said for check in checks if (said := check(settings))]


def _secret_problem(settings: Settings) -> str:
    secret = settings.secret_key
    if not secret:
        return "HEARD_SECRET_KEY is missing. Set it to at least 32 random letters."
    if len(secret) < SECRET_LETTERS or secret.lower() in WEAK or len(set(secret)) < 10:
        return "HEARD_SECRET_KEY is too easy to guess. Set it to at least 32 random letters."
    return ""


def _key_problem(settings: Settings) -> str:
    if settings.answer_keys:
        return ""
    return "HEARD_ANSWER_KEYS is missing. Set it to id:base64 of 32 random bytes, and keep a copy."


def _home_problem(settings: Settings) -> str:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError:
        return f"HEARD_HOME is {settings.home}. It cannot be made. Choose a folder of yours."
    if not os.access(settings.home, os.W_OK | os.X_OK):
        return f"HEARD_HOME is {settings.home}. Nothing can be written there. Change who owns it."
    return ""


def _surveys_problem(settings: Settings) -> str:
    if (settings.surveys / "place.yaml").is_file():
        return ""
    return f"HEARD_SURVEYS is {settings.surveys}. It has no place.yaml. Point it at your surveys."


def _url_problem(settings: Settings) -> str:
    scheme, host, _ = _parts(settings.base_url)
    if scheme not in {"http", "https"} or not host:
        return f"HEARD_BASE_URL is {settings.base_url!r}. Write it as https://heard.example.org."
    if scheme == "http" and host not in LOOPBACK:
        return "HEARD_BASE_URL must begin with https. Plain http is only for this machine itself."
    return ""


def _database_problem(settings: Settings) -> str:
    """The address itself is never said: it may hold a password."""
    url = settings.database_url
    scheme, host, path = _parts(url)
    if url.startswith("sqlite:///") and len(path) > 1:
        return ""
    if scheme in {"postgresql", "postgresql+psycopg"} and (host or len(path) > 1):
        return ""
    return (
        "HEARD_DATABASE_URL cannot be read. Write it as sqlite:////folder/heard.sqlite, "
        "or as postgresql://heard:PASSWORD@db.example.org/heard. Or leave it out."
    )


def _mail_problem(settings: Settings) -> str:
    scheme, host, _ = _parts(settings.mail_url)
    if settings.mail_url and (scheme not in MAIL_SCHEMES or not host):
        return (
            "HEARD_MAIL_URL cannot be read. Write it as smtp://USER:PASSWORD@mail.example.org:587."
        )
    if settings.mail_from and "@" not in settings.mail_from:
        return f"HEARD_MAIL_FROM is {settings.mail_from!r}. Write it as heard@example.org."
    return ""


def _redis_problem(settings: Settings) -> str:
    if not settings.redis_url or _parts(settings.redis_url)[0] in {"redis", "rediss", "unix"}:
        return ""
    return "HEARD_REDIS_URL cannot be read. Write it as redis://redis.example.org/0."


def _parts(url: str) -> tuple[str, str, str]:
    """Scheme, host and path, all empty when the address makes no sense."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # a port that is no number is told here
    except ValueError:
        return "", "", ""
    return parts.scheme, parts.hostname or "", parts.path
