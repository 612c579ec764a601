"""Hear's SQL: counting for the engine, releases, the reading room, the queue of worries."""

from app.hear.store.counting import how_many_took_part, wave_counts
from app.hear.store.reading_room import (
    ToRead,
    comments_of_wave,
    comments_to_read,
    comments_to_read_by_computer,
    forget_reading,
    how_many_unread,
    is_read,
    mark_read,
    save_reading,
    unread_by_computer,
)
from app.hear.store.releases import (
    Made,
    empty_try_out,
    latest_release,
    make_release,
    released_on,
    try_outs_to_empty,
    waves_to_release,
)
from app.hear.store.steps import OF_CONTACT, OF_WORRY, Step, add_step, steps_in
from app.hear.store.worries import (
    Waiting,
    WorryHere,
    rest_of_response,
    unseen_worries,
    worries,
    worry_here,
)

__all__ = [
    "OF_CONTACT",
    "OF_WORRY",
    "Made",
    "Step",
    "ToRead",
    "Waiting",
    "WorryHere",
    "add_step",
    "comments_of_wave",
    "comments_to_read",
    "comments_to_read_by_computer",
    "empty_try_out",
    "forget_reading",
    "how_many_took_part",
    "how_many_unread",
    "is_read",
    "latest_release",
    "make_release",
    "mark_read",
    "released_on",
    "rest_of_response",
    "save_reading",
    "steps_in",
    "try_outs_to_empty",
    "unread_by_computer",
    "unseen_worries",
    "wave_counts",
    "waves_to_release",
    "worries",
    "worry_here",
]
