"""What the office's tests share: a mail server that keeps what it is given."""
