"""What is done to accounts and to what they may do. Each in one transaction, with who and when."""
