"""For families who listen: a recording is what it says it is, short, whole, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ask.clips import film, ogg
from app.ask.clips.mp3 import frame_at
from app.ask.clips.ogg import Page, read_opus
from app.ask.clips.sound import MOST_BYTES, read_sound
from app.ask.clips.trouble import Unusable
from tests.parts.clips import FILM_MP4, FILM_WEBM, NAME_IN_THEM, TONE_MP3, TONE_OPUS

SILENCE = b"\xfc\xff\xfe"


def opus_of(seconds: float, *, tags: bytes = b"", serial: int = 7) -> bytes:
    """An Opus file with a page of sound for each second."""
    head = b"OpusHead" + bytes([1, 1]) + (0).to_bytes(2, "little") + bytes(9)
    comments = b"OpusTags" + len(tags).to_bytes(4, "little") + tags + bytes(4)
    pages = [_page(head, 0, serial, 0, flags=2), *_pages_of(comments, serial)]
    whole = [48_000] * int(seconds) + [int(seconds % 1 * 48_000)] * bool(seconds % 1)
    at = 0
    for samples in whole:
        at += samples
        pages.append(_page(SILENCE, at, serial, len(pages), flags=0))
    return b"".join(page.as_bytes() for page in pages)


def _page(body: bytes, granule: int, serial: int, number: int, flags: int) -> Page:
    lacing = bytes([255] * (len(body) // 255) + [len(body) % 255])
    return Page(flags, granule, serial, number, lacing, body)


def _pages_of(packet: bytes, serial: int) -> list[Page]:
    """One packet over as many pages as it needs."""
    rows = [packet[at : at + 255] for at in range(0, len(packet), 255)]
    rows += [b""] * (len(packet) % 255 == 0)
    groups = [rows[at : at + 255] for at in range(0, len(rows), 255)]
    return [
        Page(bool(n), 0, serial, n + 1, bytes(len(row) for row in group), b"".join(group))
        for n, group in enumerate(groups)
    ]


def mp3_of(frames: int) -> bytes:
    """So many silent frames: MPEG 2, 16 kHz, 8 kbit, each 36 ms."""
    header = bytes([0xFF, 0xF3, 0x18, 0xC4])
    frame = frame_at(header, 0)
    assert frame is not None
    return (header + bytes(frame.size - 4)) * frames


ID3 = b"ID3\x04\x00\x00\x00\x00\x02\x00" + b"APIC: a picture of somebody".ljust(256, b"\0")
ID3_LAST = b"TAG" + b"Somebody".ljust(125, b"\0")
APE_BODY = b"Somebody".ljust(40, b"\0")
APE = (
    APE_BODY
    + b"APETAGEX"
    + (2000).to_bytes(4, "little")
    + (len(APE_BODY) + 32).to_bytes(4, "little")
    + (1).to_bytes(4, "little")
    + bytes(12)
)


@pytest.mark.parametrize(
    ("data", "kind"), [(TONE_OPUS, "opus"), (TONE_MP3, "mp3")], ids=["opus", "mp3"]
)
def test_a_recording_is_told_by_its_bytes_and_its_names_are_gone(data: bytes, kind: str) -> None:
    assert NAME_IN_THEM in data
    sound = read_sound(data)
    assert sound.kind == kind
    assert 0.5 < sound.seconds < 0.8
    assert NAME_IN_THEM not in sound.data
    assert b"made up" not in sound.data


def test_what_was_cleaned_once_stays_as_it_is() -> None:
    for data in (TONE_OPUS, TONE_MP3):
        clean = read_sound(data).data
        assert read_sound(clean).data == clean


def test_the_sound_itself_is_not_touched() -> None:
    before, after = list(ogg._pages(TONE_OPUS)), list(ogg._pages(read_opus(TONE_OPUS)[1]))
    assert [page.body for page in after[2:]] == [page.body for page in before[2:]]
    assert [page.number for page in after] == list(range(len(after)))


@given(tags=st.binary(max_size=70_000).map(lambda tail: b"Somebody's name" + tail * 3))
def test_comments_of_any_length_go_whole(tags: bytes) -> None:
    seconds, clean = read_opus(opus_of(2, tags=tags))
    assert seconds == 2
    assert b"Somebody" not in clean
    assert clean == read_opus(opus_of(2))[1]


@given(before=st.integers(0, 3), ape=st.booleans(), last=st.booleans(), frames=st.integers(2, 40))
def test_an_mp3_keeps_its_frames_and_nothing_else(
    before: int, ape: bool, last: bool, frames: int
) -> None:
    sound = read_sound(ID3 * before + mp3_of(frames) + APE * ape + ID3_LAST * last)
    assert sound.data == mp3_of(frames)
    assert sound.seconds == pytest.approx(frames * 0.036)


def test_a_last_frame_that_was_cut_short_is_left_out() -> None:
    assert read_sound(mp3_of(5)[:-3]).data == mp3_of(4)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (opus_of(31), "clip-long"),
        (mp3_of(900), "clip-long"),
        (TONE_OPUS + bytes(MOST_BYTES), "clip-big"),
        (b"RIFF\x00\x00\x00\x00WAVE", "clip-format"),
        (b"<svg onload='alert(1)'>", "clip-format"),
        (b"", "clip-format"),
        (TONE_OPUS[:-1], "clip-broken"),
        (TONE_OPUS + TONE_OPUS, "clip-broken"),
        (TONE_OPUS + b"<script>", "clip-broken"),
        (TONE_OPUS.replace(b"OpusHead", b"Vorbis!!"), "clip-broken"),
        (mp3_of(3) + b"<script>" + mp3_of(3), "clip-broken"),
        (b"ID3", "clip-broken"),
    ],
    ids=[
        "opus-of-31-seconds", "mp3-of-32-seconds", "too-big", "wav", "svg", "empty", "cut-short",
        "two-in-one", "more-behind-it", "not-opus", "more-between", "a-tag-alone",
    ],
)  # fmt: skip
def test_what_is_no_good_recording_is_refused(data: bytes, rule: str) -> None:
    with pytest.raises(Unusable) as why:
        read_sound(data)
    assert why.value.rule == rule
    assert why.value.advice


@given(
    place=st.integers(0, len(TONE_OPUS) - 1), bit=st.integers(0, 7),
)  # fmt: skip
def test_no_byte_of_an_opus_file_is_wrong_unnoticed(place: int, bit: int) -> None:
    wrong = bytearray(TONE_OPUS)
    wrong[place] ^= 1 << bit
    with pytest.raises(Unusable):
        read_sound(bytes(wrong))


@given(beginning=st.sampled_from([b"", b"OggS", b"ID3", b"\xff\xf3\x18\xc4", b"\xff\xfb\x90\x00"]),
       tail=st.binary(max_size=400))  # fmt: skip
def test_strange_bytes_are_a_sentence_never_a_trace(beginning: bytes, tail: bytes) -> None:
    data = beginning + tail
    assert is_refused_or_stays(data, lambda given: read_sound(given).data)
    assert is_refused_or_stays(data, lambda given: read_opus(given)[1])
    assert is_refused_or_stays(data, film.read_film)


def is_refused_or_stays(data: bytes, clean: Callable[[bytes], bytes]) -> bool:
    """It is refused with a sentence and advice; or it is clean then, and stays so."""
    try:
        cleaned = clean(data)
    except Unusable as refused:
        return refused.message.endswith(".") and bool(refused.advice)
    return clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("data", "kind"), [(FILM_WEBM, "webm"), (FILM_MP4, "mp4")], ids=["webm", "mp4"]
)
def test_a_film_loses_its_names_and_no_byte_moves(data: bytes, kind: str) -> None:
    assert film.kind_of_film(data) == kind
    assert NAME_IN_THEM in data
    clean = film.read_film(data)
    assert NAME_IN_THEM not in clean
    assert b"+53" not in clean
    assert len(clean) == len(data)
    assert film.read_film(clean) == clean


@given(place=st.integers(0, 400), with_=st.binary(min_size=1, max_size=12),
       data=st.sampled_from([FILM_WEBM, FILM_MP4]))  # fmt: skip
def test_a_strange_film_is_a_sentence_never_a_trace(place: int, with_: bytes, data: bytes) -> None:
    assert is_refused_or_stays(data[:place] + with_ + data[place + len(with_) :], film.read_film)


def test_a_film_of_another_kind_is_refused() -> None:
    for data in (FILM_MP4[:8] + b"qt  " + FILM_MP4[12:], b"RIFF", b"", TONE_OPUS):
        with pytest.raises(Unusable):
            film.read_film(data)
