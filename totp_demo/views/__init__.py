"""What a reader sees, grouped by what it is about."""
