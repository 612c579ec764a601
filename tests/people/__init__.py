"""Tests: the people on the staff side, how they come in, and how they leave."""
