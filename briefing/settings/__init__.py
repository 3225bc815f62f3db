"""What a user may set, in config.toml, and what the reader remembers by itself between two runs."""
