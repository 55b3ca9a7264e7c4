"""The help desk: callers for whom it failed, what is really wrong, and what the desk made of it."""
