"""The encrypted store on disk: keys, database, migrations, backups."""
