"""Outbox: mail that must go once each, and the wake-up of the work that can wait."""
