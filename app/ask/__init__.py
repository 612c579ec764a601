"""Ask: a survey as parent reps write it."""
