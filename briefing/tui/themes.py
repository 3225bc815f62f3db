"""The reader's two themes: quiet ground, one accent, the brightest ink kept for what is selected."""

from textual.theme import Theme

DARK = Theme(
    name="briefing-dark",
    primary="#7fb5a8",
    secondary="#8fa3bf",
    accent="#8ac7b4",
    warning="#e0b36a",
    error="#e68a7b",
    success="#8ac7b4",
    foreground="#eceae3",
    background="#16191d",
    surface="#1c2025",
    panel="#23282f",
    dark=True,
)
LIGHT = Theme(
    name="briefing-light",
    primary="#1f6f63",
    secondary="#4a5d7a",
    accent="#176b5d",
    warning="#8a5a00",
    error="#a8321f",
    success="#176b5d",
    foreground="#14171a",
    background="#faf8f3",
    surface="#f2efe8",
    panel="#e7e3d9",
    dark=False,
)
