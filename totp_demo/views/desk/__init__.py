"""The help desk: calls, and what is asked, done and answered there."""
