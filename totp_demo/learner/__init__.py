"""One learner's lesson: its state, what can be done with it, and who is told of changes."""
