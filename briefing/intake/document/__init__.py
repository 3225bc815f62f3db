"""Files that are no plain text to articles: pages, mails, PDF, feeds, JSON and web archives, told by their content."""
