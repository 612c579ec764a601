"""An MP3 recording: is it whole, how long is it, and what stands in it besides sound.

Only its frames of sound are kept. Titles, names, pictures and places (ID3, APE, Lyrics3) go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.ask.clips.trouble import broken

_KBITS = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
LAYER_THREE = 1
ID3_HEADER, ID3_OLD, APE_FOOTER = 10, 128, 32


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of sound. `shape` (version and rate) is the same in all of a recording's frames."""

    shape: tuple[int, int]
    size: int
    seconds: float


def begins_like_mp3(data: bytes) -> bool:
    """Whether these are the first bytes of an MP3 file."""
    return data[:3] == b"ID3" or frame_at(data, 0) is not None


def read_mp3(data: bytes) -> tuple[float, bytes]:
    """Its length in seconds, and nothing but its frames."""
    begins, ends = _past_tags_before(data), _before_tags_after(data)
    frames = list(_frames(data, begins, ends))
    if len(frames) < 2 or len({frame.shape for frame in frames}) != 1:
        raise broken("MP3")
    sound = data[begins : begins + sum(frame.size for frame in frames)]
    return sum(frame.seconds for frame in frames), sound


def _frames(data: bytes, at: int, ends: int) -> Iterator[Frame]:
    """Frame after frame. A last one that was cut short is left out; anything else is no MP3."""
    while at < ends:
        frame = frame_at(data, at)
        if frame is None:
            raise broken("MP3")
        at += frame.size
        if at <= ends:
            yield frame


def frame_at(data: bytes, at: int) -> Frame | None:
    """The frame that begins here, if one does."""
    if len(data) < at + 4 or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return None
    version, layer = data[at + 1] >> 3 & 3, data[at + 1] >> 1 & 3
    kbits, rate, padded = data[at + 2] >> 4, data[at + 2] >> 2 & 3, data[at + 2] >> 1 & 1
    if version == 1 or layer != LAYER_THREE or kbits in {0, 15} or rate == 3:
        return None
    hertz = _RATES[version][rate]
    bits = _KBITS[1 if version == 3 else 2][kbits] * 1000
    samples = 1152 if version == 3 else 576
    return Frame((version, rate), samples // 8 * bits // hertz + padded, samples / hertz)


def _past_tags_before(data: bytes) -> int:
    at = 0
    while data[at : at + 3] == b"ID3" and len(data) >= at + ID3_HEADER:
        size = data[at + 6 : at + ID3_HEADER]
        has_footer = data[at + 5] & 0x10
        at += ID3_HEADER + sum(part << 7 * (3 - place) for place, part in enumerate(size))
        at += ID3_HEADER if has_footer else 0
    while at < len(data) and data[at] == 0:
        at += 1
    return at


def _before_tags_after(data: bytes) -> int:
    ends = len(data)
    while True:
        shorter = _one_tag_less(data, ends)
        if shorter == ends:
            return ends
        ends = shorter


def _one_tag_less(data: bytes, ends: int) -> int:
    """Where the file ends without the tag that is last in it."""
    if data[max(0, ends - ID3_OLD) : ends][:3] == b"TAG" and ends >= ID3_OLD:
        return ends - ID3_OLD
    footer = data[max(0, ends - APE_FOOTER) : ends]
    if footer[:8] == b"APETAGEX" and len(footer) == APE_FOOTER:
        size = int.from_bytes(footer[12:16], "little")
        header = APE_FOOTER if int.from_bytes(footer[20:24], "little") >> 31 else 0
        return max(0, ends - size - header)
    if data[max(0, ends - 9) : ends] == b"LYRICS200" and data[ends - 15 : ends - 9].isdigit():
        return max(0, ends - 15 - int(data[ends - 15 : ends - 9]))
    return ends
