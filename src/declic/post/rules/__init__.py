"""What a mail is, when it is tried again, and how it looks on its way; pure."""
