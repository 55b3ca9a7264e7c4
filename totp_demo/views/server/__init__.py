"""What the server holds, the states of MFA, and a relay acted out."""
