"""One local area as data: its files read safely, with the line of every slip."""
