"""Parsers in a process of their own, with a deadline and a limit on memory: what they are given may be made to harm."""
