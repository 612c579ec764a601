"""What every test may ask for. The parts themselves are in tests/parts/."""

from __future__ import annotations

import os

# Said before anything reads it: each test gives its own settings, nobody's real ones.
for name in [name for name in os.environ if name.startswith("HEARD_")]:
    del os.environ[name]

pytest_plugins = [
    "tests.parts.databases",
    "tests.parts.servers",
    "tests.parts.browsing",
    "tests.parts.heard",
]
