"""The reader's own themes: quiet ground, one accent, the brightest ink kept for what is selected.

Two are for those who need more contrast. "terminal" has the sixteen colours that the terminal gives, on its own ground;
"monochrome" has none, as NO_COLOR asks for. ``theme.tcss`` has rules for those without half tones.
"""

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
CONTRAST_DARK = Theme(
    name="contrast-dark",
    primary="#7fffe0",
    secondary="#b8d8ff",
    accent="#7fffe0",
    warning="#ffd75f",
    error="#ffaf9f",
    success="#7fffe0",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    dark=True,
)
CONTRAST_LIGHT = Theme(
    name="contrast-light",
    primary="#00453a",
    secondary="#12305c",
    accent="#00453a",
    warning="#5c3a00",
    error="#8a0f00",
    success="#00453a",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#dcdcdc",
    dark=False,
)
# What Textual's own dialogs ask of a theme of the terminal's colours.
_PLAIN = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border": "ansi_default",
    "border-blurred": "ansi_default",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-background": "ansi_default",
    "block-cursor-text-style": "bold reverse",
    "block-cursor-blurred-text-style": "bold",
    "block-hover-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-background": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-foreground": "ansi_default",
    "input-selection-background": "ansi_default",
    "screen-selection-foreground": "ansi_default",
    "screen-selection-background": "ansi_default",
}
# Magenta is the one hue of the usual sixteen that can be read on black and on white; of blue, cyan, green and yellow
# each vanishes on one of them.
TERMINAL = Theme(
    name="terminal",
    primary="ansi_magenta",
    secondary="ansi_default",
    accent="ansi_magenta",
    warning="ansi_red",
    error="ansi_red",
    success="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    ansi=True,
    variables=_PLAIN,
)
MONOCHROME = Theme(
    name="monochrome",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    ansi=True,
    variables=_PLAIN,
)
THEMES = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT, TERMINAL, MONOCHROME)
