"""The contact log: a visit, call or attempt written down in seconds, from any page."""
