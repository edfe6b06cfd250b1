"""Organisations of the directory of services, and who works there."""
