"""The model: keys, codes, the server's check, an account and a phone.

Nothing here knows of Jupyter or of language, and only `clock` reads the time: every
other function of time takes it as Unix seconds. Import the modules by name; this package
itself loads none of them.
"""
