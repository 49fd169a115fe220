"""The pages of accounts: signing in, one's own account, and the people of a programme."""
