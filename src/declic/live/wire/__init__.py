"""Requests, answers, refusals and seats as the raw handlers know them."""
