"""Web pages to articles: the main text, and what the page says about it. Pure: bytes in, no network, no file."""
