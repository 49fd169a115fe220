"""The print kit: every paper that a plan needs, for this many people, tables and languages."""
