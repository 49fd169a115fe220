"""SQLite through pysqlite3, with the rules that keep what was acknowledged."""
