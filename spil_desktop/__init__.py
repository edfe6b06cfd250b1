"""Spil: registration, matching and safe figures for the neighbourhood connector."""

__version__ = "0.1.0"
