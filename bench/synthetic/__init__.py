"""Libraries that never were: valid entries and articles with the tails of real news, the same for the same seed."""
