"""For later questions about what people were told: which privacy words they had before them."""

from __future__ import annotations

import hashlib

from app.place.place import Place

_known: dict[int, str] = {}  # a place is read once in a process and never changes


def notice_version(place: Place) -> str:
    """A short name for the privacy and safety words of this place as they are now (L08)."""
    if id(place) not in _known:
        words = place.data_protection.model_dump_json() + place.safety.model_dump_json()
        _known[id(place)] = hashlib.sha256(words.encode()).hexdigest()[:12]
    return _known[id(place)]
