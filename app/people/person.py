"""For every staff page: somebody with a role, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the staff side. `email` is what the audit log calls them."""

    id: str
    email: str
    roles: frozenset[str]
    trained_on: date | None = None
    is_on: bool = True

    @property
    def is_trained(self) -> bool:
        """Whether they have been trained to read comments that nobody has read yet."""
        return self.trained_on is not None

    def has(self, *roles: str) -> bool:
        """Whether they have one of these roles."""
        return not self.roles.isdisjoint(roles)
