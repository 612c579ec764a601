"""For the work that can wait: read comments, tell the lead, make releases, send mail, tidy up.

Each job looks at the tables for what there is to do, and doing it twice is doing it once. A wake-up
from the queue only means "look now"; without one the worker looks by itself.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable
from logging import getLogger

from huey.consumer import Consumer

from app.outbox.queue import on_wake
from app.web.house import House

LOOK_SECONDS = 10.0
PARENT_SECONDS = 2.0
log = getLogger("heard.worker")
Job = tuple[str, Callable[[House], object]]


def jobs() -> Iterable[Job]:
    """What there is to do, the most urgent first."""
    from app.hear import work
    from app.outbox.post import post_waiting
    from app.retention import delete_what_is_past
    from app.tell.store.quotes import blank_withdrawn

    return (
        ("tell the lead", lambda h: work.tell_the_lead(h.database, h.settings, h.area, h.clock())),
        ("mail", lambda h: post_waiting(h.database, h.settings, h.clock())),
        ("take quotes out", lambda h: blank_withdrawn(h.database, h.clock())),
        ("read comments", lambda h: work.read_comments(h.database, h.area, h.clock())),
        ("releases", lambda h: work.make_releases(h.database, h.area, h.clock())),
        ("retention", delete_what_is_past),
        ("try-outs", lambda h: work.empty_try_outs(h.database, h.area, h.clock())),
    )


def work_once(house: House) -> None:
    """One round. A job that fails does not stop the others, and is tried again next time."""
    for name, job in jobs():
        try:
            job(house)
        except Exception as error:
            log.error("%s failed: %s", name, type(error).__name__)


def work_until_stopped(house: House) -> None:
    """Rounds, until a signal comes or the server that started us is gone."""
    stopped, woken = threading.Event(), threading.Event()
    consumer = _listen(house, woken)
    for number in (signal.SIGTERM, signal.SIGINT):  # after the consumer, which sets its own
        signal.signal(number, lambda *_: _stop(stopped, woken))
    parent = os.getppid()
    threading.Thread(target=_watch_parent, args=(parent, stopped, woken), daemon=True).start()
    while not stopped.is_set():
        woken.clear()
        work_once(house)
        woken.wait(LOOK_SECONDS)
    consumer.stop(graceful=False)
    house.database.close()


def _stop(stopped: threading.Event, woken: threading.Event) -> None:
    stopped.set()
    woken.set()


def _listen(house: House, woken: threading.Event) -> Consumer:
    """The queue's consumer: a wake-up sets `woken`."""
    consumer: Consumer = on_wake(house.settings, woken.set).create_consumer(
        workers=1, periodic=False, initial_delay=0.2, max_delay=2.0, check_worker_health=False
    )
    consumer.start()
    return consumer


def _watch_parent(parent: int, stopped: threading.Event, woken: threading.Event) -> None:
    """When the server was killed, its worker does not stay behind."""
    while os.getppid() == parent and not stopped.wait(PARENT_SECONDS):
        pass
    _stop(stopped, woken)
