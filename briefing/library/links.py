"""Which links a front end may hand to a browser: the one rule, which output formats keep as well."""

from briefing.text.links import open_url_allowed

__all__ = ["open_url_allowed"]
