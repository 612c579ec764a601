"""Tests of the database: what is kept stays kept, and what is deleted is gone."""
