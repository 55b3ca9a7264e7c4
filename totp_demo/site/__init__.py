"""The pages without a server: made of the notebooks, with Python in their reader's browser."""
