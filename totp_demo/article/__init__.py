"""The procedure as an article for a knowledge base: `totp-demo article`."""
