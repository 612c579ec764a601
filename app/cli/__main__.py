"""`python -m app.cli` is `heard`."""

from app.cli import main

main()
