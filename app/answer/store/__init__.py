"""Answers in the database: starting, saving, marking, coming back."""
