"""What people talk about, each with a plain name and a picture, so that families can read it."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from app.place.words import Frozen, Said, Slug, Version

THEME_IDS = (
    "staff_support", "learning", "transport", "sensory", "friends_belonging",
    "leisure_short_breaks", "being_listened_to", "school_inclusion", "attendance_exclusion",
    "work_money", "travel_independence", "safety", "feedback_loop", "housing",
    "preparing_for_adulthood", "transitions", "information", "jargon", "local_offer",
    "survey_accessibility", "tell_it_once", "communication", "waiting", "family_support",
    "thanks", "ehcp_process", "data_protection", "health_therapies", "inclusive_language",
    "funding_equipment", "mental_health", "staff_training",
)  # fmt: skip


class Theme(Frozen):
    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
    name: Said
    picture: Slug
    priority: Slug


class Themes(Frozen):
    """surveys/themes.yaml."""

    heard: Version
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]

    @cached_property
    def by_id(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self.themes}
