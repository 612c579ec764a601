"""For the work that can wait: a wake-up, so that it does not wait for the next round.

The queue carries no text and no id. What there is to do stands in the tables; a wake-up that is
lost costs a minute and nothing else. SQLite's queue is a file of its own in HEARD_HOME; many
machines share a Redis.
"""

from __future__ import annotations

import contextlib
import hmac
import sqlite3
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from app.settings import Settings

if TYPE_CHECKING:  # loaded when used: most web processes never ring, and it is 18 MiB
    from huey.api import Huey, TaskWrapper

NAME = "heard"
WAKE = "heard_wake"


def wake(settings: Settings) -> None:
    """Say that there may be work. Never fails: the worker looks by itself now and then.

    One wake-up that waits is enough, however many people write at once.
    """
    from redis.exceptions import RedisError

    with contextlib.suppress(RedisError, sqlite3.Error, OSError):
        bell = _bell(settings)
        if bell.huey.pending_count() == 0:
            bell()


def on_wake(settings: Settings, work: Callable[[], Any]) -> Huey:
    """A queue that does `work` on each wake-up, for the worker's consumer to run."""
    return _wake_task(_queue(settings), work).huey


@lru_cache(maxsize=4)
def _bell(settings: Settings) -> TaskWrapper:
    """The wake-up as this process sends it. Opens nothing until it is used."""
    return _wake_task(_queue(settings), lambda: None)


def _wake_task(queue: Huey, work: Callable[[], Any]) -> TaskWrapper:
    def run() -> None:
        work()

    return queue.task(name=WAKE)(run)


def _queue(settings: Settings) -> Huey:
    from huey import RedisHuey, SqliteHuey
    from huey.serializer import SignedSerializer

    # Signed: huey unpickles what it finds, and a Redis may be reached by others than us.
    key = hmac.digest(settings.secret_key.encode(), b"heard/queue", "sha256").hex()
    more = {"results": False, "serializer": SignedSerializer(secret=key)}
    if settings.redis_url:
        return RedisHuey(NAME, url=settings.redis_url, **more)
    return SqliteHuey(NAME, filename=str(settings.home / "queue.sqlite"), **more)
