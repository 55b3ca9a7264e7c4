"""Sentences: catalogues, and what is said of verdicts, faults and events."""
