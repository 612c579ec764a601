"""Tests: who may open what, and the log that only grows."""
