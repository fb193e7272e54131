"""Papers as typed content. They know no template, no terminal and no file."""
