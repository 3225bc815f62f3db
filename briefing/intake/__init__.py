"""The outside world in: files to articles. What is no article is refused with a reason."""
