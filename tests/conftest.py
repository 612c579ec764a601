"""What every test may ask for. The parts themselves are in tests/parts/."""

from __future__ import annotations

import os

from tools.build_translations import build_all

# Said before anything reads it: each test gives its own settings, nobody's real ones.
for name in [name for name in os.environ if name.startswith("HEARD_")]:
    del os.environ[name]

build_all()  # the languages: a clean checkout has only what translators write

pytest_plugins = [
    "tests.parts.once",
    "tests.parts.databases",
    "tests.parts.servers",
    "tests.parts.browsing",
    "tests.parts.heard",
]
