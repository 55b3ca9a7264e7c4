"""The derivation of a code."""
