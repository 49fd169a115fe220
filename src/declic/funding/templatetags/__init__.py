"""`{% load funding %}`."""
