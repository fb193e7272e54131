"""Content and process in a format: Markdown, JSON."""
