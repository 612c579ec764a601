"""Answer: a survey as young people answer it."""
