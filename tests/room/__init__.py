"""Tests of the running room, over real sockets."""
