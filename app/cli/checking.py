"""For parent reps and for whoever tries the reading of comments: files in, findings out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

import click

from app.ask.check import as_json, as_lines, check_paths, has_error
from app.place.area import PLACE

_WHY = "Each rule is explained in docs/easy-read-rules.md, and by: python -m easyread --why RULE"
SHIPPED = Path(__file__).resolve().parents[2] / "surveys"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "is_json", is_flag=True, help="One list for other programs.")
def check(paths: tuple[Path, ...], is_json: bool) -> None:
    """Check survey files, the files of an area, and translations of surveys."""
    problems = check_paths(paths, folder=_surveys())
    said = as_json(problems) if is_json else as_lines(problems)
    if said:
        click.echo(said)
    if said and not is_json:
        click.echo(_WHY, err=True)
    sys.exit(1 if has_error(problems) else 0)


def _surveys() -> Path:
    """The folder of the area that a file standing alone is for."""
    own = Path(os.environ.get("HEARD_SURVEYS", "surveys")).absolute()
    return own if (own / PLACE).is_file() else SHIPPED


@click.command()
@click.argument("source", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def analyse(source: TextIO) -> None:
    """Read comments, a JSON object on each line; write what they say, in order."""
    from app.comment.analyse import BadLine, analyse_lines

    try:
        for line in analyse_lines(source):
            click.echo(line)
    except BadLine as wrong:
        click.echo(str(wrong), err=True)
        sys.exit(2)
