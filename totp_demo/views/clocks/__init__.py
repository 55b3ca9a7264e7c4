"""The clocks, and the window of steps that the server accepts."""
