"""Tests: sentences about people, with real parts. The folders mirror app/."""
