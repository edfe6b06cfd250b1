"""Lists put together from query words, and one act for everyone in a list."""
