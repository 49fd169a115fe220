"""Tests of the chat with flags."""
