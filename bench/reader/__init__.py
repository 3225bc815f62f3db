"""What the reader costs: to start, and from a key to the painted answer."""
