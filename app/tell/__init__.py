"""Tell: what was done with what people said."""
