"""Needs: the list of all that was asked, and the forms to ask, change and close."""
