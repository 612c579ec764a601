"""Web: what every page shares."""
