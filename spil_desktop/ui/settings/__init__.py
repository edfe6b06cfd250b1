"""Settings: the area, the passphrase, how the window looks, backups."""
