"""The views, and the lesson that holds one learner's together."""
