"""What people type on pages of accounts: about themselves, and about others."""
