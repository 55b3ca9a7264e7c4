"""Exercises and figures on the page."""
