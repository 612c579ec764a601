"""A film of somebody who signs (WebM or MP4): is it one, and what did the camera write into it.

Names, places and devices are written over with nothing; no other byte moves, so that it plays on.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.ask.clips.trouble import Unusable, broken

# MP4: boxes with others inside, and boxes in which cameras keep names and places.
_INSIDE = frozenset({b"moov", b"trak", b"mdia", b"minf"})
_TELLING = frozenset({b"udta", b"meta", b"uuid"})
# WebM: elements with others inside, and those that tell about people and places.
EBML, SEGMENT, INFO = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67", b"\x15\x49\xa9\x66"
DOC_TYPE, VOID = b"\x42\x82", 0xEC
TAGS, ATTACHED, TITLE, DATE = b"\x12\x54\xc3\x67", b"\x19\x41\xa4\x69", b"\x7b\xa9", b"\x44\x61"
_SILENCED = frozenset({TAGS, ATTACHED, TITLE, DATE})


def kind_of_film(data: bytes) -> str:
    """`webm`, `mp4` or nothing, by what is in the file."""
    if data[:4] == EBML and b"webm" in data[:64]:
        return "webm"
    if data[4:8] == b"ftyp" and data[8:12] != b"qt  ":
        return "mp4"
    return ""


def read_film(data: bytes) -> bytes:
    """The film without what its camera wrote about anybody."""
    kind = kind_of_film(data)
    if not kind:
        advice = "export it as WebM or MP4"
        raise Unusable("clip-format", "This is not a WebM or MP4 film.", advice)
    film = bytearray(data)
    if kind == "webm":
        _quiet_webm(film)
    else:
        _quiet_mp4(film)
    return bytes(film)


def _quiet_mp4(film: bytearray) -> None:
    kinds = {kind for kind, *_ in _boxes(film, 0, len(film))}
    if not {b"moov", b"mdat"} <= kinds:
        raise broken("MP4")
    _quiet_boxes(film, 0, len(film))


def _quiet_boxes(film: bytearray, begins: int, ends: int) -> None:
    for kind, begun, inside, end in list(_boxes(film, begins, ends)):
        if kind in _TELLING:
            film[begun + 4 : begun + 8] = b"free"
            film[inside:end] = bytes(end - inside)
        elif kind in _INSIDE:
            _quiet_boxes(film, inside, end)


def _boxes(film: bytearray, at: int, ends: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(kind, beginning, where its inside begins, where it ends) of each box."""
    while at < ends:
        size, inside = int.from_bytes(film[at : at + 4], "big"), at + 8
        if size == 1:  # the size is too long for four bytes
            size, inside = int.from_bytes(film[at + 8 : at + 16], "big"), at + 16
        size = ends - at if size == 0 else size
        if inside > ends or size < inside - at or at + size > ends:
            raise broken("MP4")
        yield bytes(film[at + 4 : at + 8]), at, inside, at + size
        at += size


def _quiet_webm(film: bytearray) -> None:
    found = {name: (inside, end) for name, _, inside, end in _elements(film, 0, len(film))}
    if SEGMENT not in found:
        raise broken("WebM")
    for name, begins, inside, end in list(_elements(film, *found[SEGMENT])):
        if name in _SILENCED:
            _make_void(film, begins, inside, end)
        elif name == INFO:
            for each, begun, within, done in list(_elements(film, inside, end)):
                if each in _SILENCED:
                    _make_void(film, begun, within, done)


def _make_void(film: bytearray, begins: int, inside: int, end: int) -> None:
    """The element becomes one that players skip, just as long."""
    width = min(8, inside - begins - 1)  # of its size: what the old header had but one byte
    size = end - begins - 1 - width
    film[begins] = VOID
    film[begins + 1 : begins + 1 + width] = (size | 1 << 7 * width).to_bytes(width, "big")
    film[end - size : end] = bytes(size)


def _elements(film: bytearray, at: int, ends: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(name, beginning, where its inside begins, where it ends) of each element."""
    while at < ends:
        begins = at
        name_width = _width(film, at)
        size_width = _width(film, at + name_width)
        inside = at + name_width + size_width
        marked = int.from_bytes(film[at + name_width : inside], "big")
        size = marked & ~(1 << 7 * size_width)
        is_unknown = size == (1 << 7 * size_width) - 1
        at = ends if is_unknown and film[begins : begins + 4] == SEGMENT else inside + size
        if inside > ends or at > ends:
            raise broken("WebM")
        yield bytes(film[begins : begins + name_width]), begins, inside, at


def _width(film: bytearray, at: int) -> int:
    """How many bytes a number of this format has: its first bit that is set says so."""
    if at >= len(film) or film[at] == 0:
        raise broken("WebM")
    return 9 - film[at].bit_length()
