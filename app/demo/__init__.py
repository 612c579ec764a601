"""The demo: made-up people live through two waves, so that every page has something to show."""
