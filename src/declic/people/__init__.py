"""People: accounts and organisations."""
