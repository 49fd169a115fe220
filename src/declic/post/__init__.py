"""Mails, and the queue that sends them; it knows an address and a text, and nobody's course."""
