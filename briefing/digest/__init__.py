"""Entries out, for reading elsewhere: text, Markdown and JSON. Pure: entries and options in, a text out."""
