"""People: how staff come in. Young people never sign in."""
