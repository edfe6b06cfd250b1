"""The windows: Qt, and only here."""
