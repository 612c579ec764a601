"""Hear: what people said, in numbers that identify nobody, and the queue of worries."""
