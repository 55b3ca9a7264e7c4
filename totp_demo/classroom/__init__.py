"""A class on one machine: `totp-demo class`. The learners' own browsers do the work."""
