"""The page that ``briefing serve`` shows: a terminal of textual-serve, and nothing that comes from elsewhere."""

from html import escape

# Scripts and fonts from this server only; xterm.js styles its cells in place.
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)

_PAGE = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>briefing</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="{base}/static/css/xterm.css" />
    <script src="{base}/static/js/textual.js"></script>
    <style>
      @font-face {{
        font-family: "Roboto Mono";
        src: url("{base}/static/fonts/RobotoMono-VariableFont_wght.ttf");
      }}
      html, body {{ margin: 0; height: 100%; background: #16191d; color: #eceae3; font: 16px system-ui, sans-serif; }}
      .textual-terminal {{ height: 100%; }}
      .closed {{ display: none; position: absolute; inset: 0; z-index: 10; padding: 20vh 0; text-align: center; }}
      .closed {{ background: #16191d; }}
      body.-closed .closed {{ display: block; }}
      a {{ color: #8ac7b4; }}
    </style>
  </head>
  <body>
    <div class="closed"><p>The reader has ended.</p><p><a href="{base}/">Open it again</a></p></div>
    <div id="terminal" class="textual-terminal" data-session-websocket-url="{socket}/ws" data-font-size="{size}"></div>
  </body>
</html>
"""


def page(base: str, size: str) -> str:
    """Return the page for a server at a URL without a slash at its end; letters are ``size`` pixels high, else 16.

    >>> 'data-session-websocket-url="ws://127.0.0.1:8000/ws" data-font-size="16"' in page("http://127.0.0.1:8000", "x")
    True
    """
    pixels = int(size) if size.isascii() and size.isdigit() and len(size) < 3 else 16
    return _PAGE.format(base=escape(base), socket=escape("ws" + base.removeprefix("http")), size=pixels)
