"""An Opus recording (Ogg, RFC 3533 and 7845): is it whole, how long is it, who else is in it.

What a recorder wrote into it about people, places and devices is taken out: the comment header is
written anew, empty, and every page gets its new number and check sum.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.ask.clips.trouble import Unusable, broken

MAGIC = b"OggS"
HEAD, TAGS = b"OpusHead", b"OpusTags"
NO_TAGS = TAGS + struct.pack("<II", 0, 0)
RATE = 48_000  # of an Opus stream's clock, whatever the microphone did
FIRST, LAST = 2, 4
_HEADER = struct.Struct("<4sBBqIIIB")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an Ogg file. `lacing` says how long the packets in `body` are."""

    flags: int
    granule: int
    serial: int
    number: int
    lacing: bytes
    body: bytes

    def as_bytes(self) -> bytes:
        """The page with its check sum."""
        return _page_bytes(self, _check_sum(_page_bytes(self, 0)))

    @property
    def ends_a_packet(self) -> bool:
        """Whether its last packet is not carried on on the next page."""
        return bool(self.lacing) and self.lacing[-1] < 255


def read_opus(data: bytes) -> tuple[float, bytes]:
    """Its length in seconds, and the file without its comments."""
    pages = list(_pages(data))
    if not pages:
        raise broken("Opus")
    head, rest = pages[0], pages[1:]
    if not head.body.startswith(HEAD) or len(head.body) < 19:
        advice = "export it as Opus"
        raise Unusable("clip-format", "There is no Opus sound in this Ogg file.", advice)
    _is_one_stream(pages)
    sound = _after_the_tags(rest)
    silent_start = int(struct.unpack_from("<H", head.body, 10)[0])
    seconds = max(0, max(page.granule for page in sound) - silent_start) / RATE
    return seconds, _rewritten(head, sound)


def _pages(data: bytes) -> Iterator[Page]:
    at = 0
    while at < len(data):
        page, at = _page_at(data, at)
        yield page


def _page_at(data: bytes, at: int) -> tuple[Page, int]:
    """The page that begins here, and where the next one does."""
    if len(data) < at + _HEADER.size:
        raise broken("Opus")
    magic, version, flags, granule, serial, number, said_sum, count = _HEADER.unpack_from(data, at)
    begins = at + _HEADER.size
    lacing = data[begins : begins + count]
    ends = begins + count + sum(lacing)
    if magic != MAGIC or version or ends > len(data):
        raise broken("Opus")
    page = Page(flags, granule, serial, number, lacing, data[begins + count : ends])
    if _check_sum(_page_bytes(page, 0)) != said_sum:
        raise broken("Opus")
    return page, ends


def _is_one_stream(pages: list[Page]) -> None:
    """One recording, its pages in order, with nothing before, between or after."""
    for place, page in enumerate(pages):
        is_first, is_last = place == 0, place == len(pages) - 1
        fits = page.serial == pages[0].serial and page.number == pages[0].number + place
        if not fits or bool(page.flags & FIRST) != is_first or (page.flags & LAST and not is_last):
            raise broken("Opus")


def _after_the_tags(pages: list[Page]) -> list[Page]:
    """The pages with sound. The comment packet ends a page of its own (RFC 7845)."""
    if not pages or not pages[0].body.startswith(TAGS):
        raise broken("Opus")
    for place, page in enumerate(pages):
        if page.ends_a_packet:
            sound = pages[place + 1 :]
            if sound and any(each.body for each in sound):
                return sound
            break
    raise broken("Opus")


def _rewritten(head: Page, sound: list[Page]) -> bytes:
    tags = Page(0, 0, head.serial, 1, bytes([len(NO_TAGS)]), NO_TAGS)
    pages = [replace(head, number=0), tags]
    pages += [replace(page, number=number) for number, page in enumerate(sound, start=2)]
    return b"".join(page.as_bytes() for page in pages)


def _page_bytes(page: Page, check_sum: int) -> bytes:
    header = _HEADER.pack(
        MAGIC, 0, page.flags, page.granule, page.serial, page.number, check_sum, len(page.lacing)
    )
    return header + page.lacing + page.body


def _table() -> tuple[int, ...]:
    rows = []
    for value in range(256):
        row = value << 24
        for _ in range(8):
            row = (row << 1) ^ (0x04C11DB7 if row & 0x80000000 else 0)
        rows.append(row & 0xFFFFFFFF)
    return tuple(rows)


_TABLE = _table()


def _check_sum(data: bytes) -> int:
    """Ogg's own: CRC-32 with polynomial 04c11db7, not turned round."""
    total = 0
    for byte in data:
        total = ((total << 8) & 0xFFFFFFFF) ^ _TABLE[(total >> 24) ^ byte]
    return total
