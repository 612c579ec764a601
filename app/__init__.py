"""Heard: ask, answer, hear, tell. The folders are the loop; docs/how-it-fits.md is the map."""
