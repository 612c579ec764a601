"""The recordings of one survey, read from their folder once; and everything that is wrong there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.ask.clips.film import kind_of_film, read_film
from app.ask.clips.names import CAPTIONS, ENDINGS, FILMS, SOUNDS, ClipName, clip_name
from app.ask.clips.said import SAID, Said, read_said
from app.ask.clips.sound import read_sound
from app.ask.clips.trouble import Unusable
from app.place.problem import Level, Problem

FOLDER = "clips"
MOST_FILM_BYTES = 4 * 1024 * 1024
MOST_CAPTION_BYTES = 20 * 1024


@dataclass(frozen=True, slots=True)
class Recording:
    """One clip in all the formats that there are of it. `said`: its words, sentence by sentence.

    `key` is its address: it changes when any byte does.
    """

    name: ClipName
    stem: str
    said: tuple[str, ...]
    files: Mapping[str, bytes]
    key: str


@dataclass(slots=True)
class _Look:
    """What one look at a folder finds."""

    said: Said
    problems: list[Problem] = field(default_factory=list)

    def tell(
        self, file: Path, rule: str, message: str, advice: str, level: Level = "error"
    ) -> None:
        self.problems.append(Problem(str(file), 1, 1, level, rule, message, advice))


def look_at_folder(folder: Path) -> tuple[list[Recording], list[Problem]]:
    """Every recording that can be used, and all that is wrong with the others."""
    said, problems = read_said(folder)
    look = _Look(said, problems)
    stems: dict[str, dict[str, Path]] = {}
    for file in sorted(folder.iterdir()):
        if file.name != SAID and not file.name.startswith("."):
            _sort_in(look, file, stems)
    made = [one for stem, files in stems.items() for one in _recording(look, stem, files)]
    look.problems += said.without_files(frozenset(stems))
    return made, look.problems


def _sort_in(look: _Look, file: Path, stems: dict[str, dict[str, Path]]) -> None:
    ending = file.suffix.removeprefix(".")
    if ending not in ENDINGS or not file.is_file():
        message = "This is no recording, no film and no captions."
        look.tell(file, "clip-format", message, "take it away, or export it as " + _FORMATS)
        return
    stems.setdefault(file.stem, {})[ending] = file


_FORMATS = "Opus and MP3, or WebM or MP4 with captions"


def _recording(look: _Look, stem: str, files: Mapping[str, Path]) -> Iterator[Recording]:
    """The recording, when nothing is wrong with any of its files."""
    first = next(iter(files.values()))
    before = sum(problem.is_error for problem in look.problems)
    try:
        name = clip_name(stem)
    except Unusable as why:
        look.tell(first, why.rule, why.message, why.advice)
        return
    _is_whole(look, name, files)
    if stem not in look.said.words:
        message = f"{SAID} does not say which words this speaks."
        look.tell(first, "clip-unsaid", message, f"add a line to {SAID}: `{stem}: the words`")
    data = {ending: _read(look, ending, file) for ending, file in files.items()}
    if sum(problem.is_error for problem in look.problems) == before:
        digest = hashlib.sha256(b"\0".join(data[kind] for kind in sorted(data))).hexdigest()
        yield Recording(name, stem, look.said.words[stem], data, digest[:20])


def _is_whole(look: _Look, name: ClipName, files: Mapping[str, Path]) -> None:
    """A recording has its Opus, a film its captions, and neither has the other's files."""
    first = next(iter(files.values()))
    kinds = frozenset(files)
    wrong = kinds & SOUNDS if name.is_signed else kinds - SOUNDS
    if wrong:
        message = "A film's name ends with .bsl, a recording's name does not."
        look.tell(first, "clip-name", message, "feel.ask.bsl.mp4, or feel.ask.opus")
    elif name.is_signed and CAPTIONS not in kinds:
        message, advice = "This film has no captions.", f"add {first.stem}.vtt"
        look.tell(first, "clip-captions", message, advice)
    elif name.is_signed and not kinds & FILMS:
        look.tell(first, "clip-captions", "These captions have no film.", "add the film")
    elif not name.is_signed and "opus" not in kinds:
        message = "This recording is MP3 only."
        look.tell(first, "clip-mp3-alone", message, f"add {first.stem}.opus: it is smaller")
    elif not name.is_signed and "mp3" not in kinds:
        message = "Older iPhones cannot play Opus."
        look.tell(first, "clip-opus-alone", message, f"add {first.stem}.mp3", "warning")


def _read(look: _Look, ending: str, file: Path) -> bytes:
    try:
        return _checked(ending, file)
    except Unusable as why:
        look.tell(file, why.rule, why.message, why.advice)
    except OSError:
        look.tell(file, "clip-broken", "This file cannot be opened.", "look at who may read it")
    return b""


def _checked(ending: str, file: Path) -> bytes:
    """What is sent of this file. Unusable when its bytes are not what its name says."""
    with file.open("rb") as opened:
        data = opened.read(MOST_FILM_BYTES + 1)
    if ending == CAPTIONS:
        return _captions(data)
    if ending in FILMS:
        return _film(ending, data)
    sound = read_sound(data)
    _is_named_right(ending, sound.kind)
    return sound.data


def _film(ending: str, data: bytes) -> bytes:
    if len(data) > MOST_FILM_BYTES:
        message = f"This film has more than {MOST_FILM_BYTES:,} bytes."
        raise Unusable("clip-big", message, "make it smaller: 480 points wide is enough")
    film = read_film(data)
    _is_named_right(ending, kind_of_film(data))
    return film


def _captions(data: bytes) -> bytes:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    if not text.startswith("WEBVTT") or "-->" not in text or "\ufffd" in text:
        message = "These are no captions."
        raise Unusable("clip-captions", message, "the first line is WEBVTT; see the guide")
    if len(data) > MOST_CAPTION_BYTES:
        raise Unusable("clip-big", "These captions are too long.", "keep to what is signed")
    return text.encode()


def _is_named_right(ending: str, kind: str) -> None:
    if ending != kind:
        message = f"This file's name ends with .{ending}, but it is {kind}."
        raise Unusable("clip-format", message, f"end its name with .{kind}")
