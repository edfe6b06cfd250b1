"""Residents: found, registered by phone, and their files with all that is kept of them."""
