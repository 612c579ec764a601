"""For tests of recordings: folders of surveys with sounds and films beside them.

The sounds are a tone, the films a test card; both were made for these tests, with names of made-up
people written into them as a phone would do.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = Path(__file__).parent / "recordings"
TONE_OPUS = (MADE / "tone.opus").read_bytes()
TONE_MP3 = (MADE / "tone.mp3").read_bytes()
FILM_WEBM = (MADE / "film.webm").read_bytes()
FILM_MP4 = (MADE / "film.mp4").read_bytes()
NAME_IN_THEM = b"Somebody's name"
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHow do you get to school?\n"
BY_ENDING = {
    "opus": TONE_OPUS,
    "mp3": TONE_MP3,
    "webm": FILM_WEBM,
    "mp4": FILM_MP4,
    "vtt": CAPTIONS,
}

QUESTION, PARENTS = "How do you get to school?", "How does your child get to school?"
SAID = {
    "travel.ask": QUESTION,
    "travel.ask.parent": PARENTS,
    "travel.bus": "Bus",
    "not-sure": "I am not sure",
    "travel.ask.bsl": QUESTION,
}
SOUNDS = ("opus", "mp3")
SIGNED = ("webm", "mp4", "vtt")


def folder_of_clips(
    folder: Path, said: Mapping[str, str] = SAID, files: Mapping[str, bytes] | None = None
) -> Path:
    """A folder of recordings. `files`: what is there besides, or instead."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f'{name}: "{words}"' for name, words in said.items()]
    (folder / "said.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    for name in said:
        for ending in SIGNED if name.endswith(".bsl") else SOUNDS:
            (folder / f"{name}.{ending}").write_bytes(BY_ENDING[ending])
    for file_name, data in (files or {}).items():
        (folder / file_name).write_bytes(data)
    return folder


def surveys_with_clips(to: Path, said: Mapping[str, str] = SAID) -> Path:
    """The shipped surveys, with recordings beside "Getting to school"."""
    shutil.copytree(ROOT / "surveys", to)
    folder_of_clips(to / "clips" / "getting-to-school", said)
    return to
