"""The class with a kernel for each learner: one server, and this machine does the work."""
