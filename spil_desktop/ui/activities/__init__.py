"""Activities: what is held where and when, and who came."""
