"""For later questions about what people were told: which privacy words they had before them."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from app.place.place import Place


@lru_cache(maxsize=4)
def notice_version(place: Place) -> str:
    """A short name for the privacy and safety words of this place as they are now (L08)."""
    words = place.data_protection.model_dump_json() + place.safety.model_dump_json()
    return hashlib.sha256(words.encode()).hexdigest()[:12]
