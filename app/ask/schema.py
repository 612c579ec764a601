"""The JSON Schema of a survey file, so that an editor helps its author while typing.

`python -m app.ask.schema surveys/survey.schema.json` writes it; a test tells when it is old.
"""

import json
import sys
from pathlib import Path
from typing import Any

from app.ask.survey import Survey

ABOUT = "A survey of Heard. Made from app/ask/survey.py: change it there."


def survey_schema() -> dict[str, Any]:
    schema = Survey.model_json_schema(mode="validation")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A survey of Heard",
        "description": ABOUT,
    }
    return {**head, **{key: part for key, part in schema.items() if key not in head}}


def schema_text() -> str:
    return json.dumps(survey_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), "utf-8")
