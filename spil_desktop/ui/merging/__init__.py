"""Two files of one person put together, and taken apart."""
