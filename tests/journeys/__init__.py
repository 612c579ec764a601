"""Journeys in a real browser at phone size, on the real server."""
