"""What the QR code carries."""
