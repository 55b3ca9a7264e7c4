"""The simulated product and phone, and the bar of the steps."""
