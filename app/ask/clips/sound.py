"""One recording of words: told by its bytes, not too long, not too big, nobody's name in it."""

from __future__ import annotations

from dataclasses import dataclass

from app.ask.clips.mp3 import begins_like_mp3, read_mp3
from app.ask.clips.ogg import MAGIC, read_opus
from app.ask.clips.trouble import Unusable

MOST_SECONDS = 30
MOST_BYTES = 200 * 1024


@dataclass(frozen=True, slots=True)
class Sound:
    """`kind` is opus or mp3. `data` is what is sent: sound, and nothing about who made it."""

    kind: str
    seconds: float
    data: bytes


def kind_of_sound(data: bytes) -> str:
    """`opus`, `mp3` or nothing, by what is in the file."""
    if data.startswith(MAGIC):
        return "opus"
    return "mp3" if begins_like_mp3(data) else ""


def read_sound(data: bytes) -> Sound:
    """The recording in this file. Unusable when there is none, or it is too long or too big."""
    if len(data) > MOST_BYTES:
        message = f"This recording has {len(data):,} bytes. {MOST_BYTES:,} is the most."
        raise Unusable("clip-big", message, "export it as mono with 24 kbit a second")
    kind = kind_of_sound(data)
    if not kind:
        advice = "export it as Opus, and as MP3 too"
        raise Unusable("clip-format", "This is not an Opus or MP3 recording.", advice)
    seconds, clean = read_opus(data) if kind == "opus" else read_mp3(data)
    if seconds > MOST_SECONDS:
        message = f"This recording takes {seconds:.0f} seconds. {MOST_SECONDS} is the most."
        raise Unusable("clip-long", message, "say only the words of the page")
    return Sound(kind, seconds, clean)
