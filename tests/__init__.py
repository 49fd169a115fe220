"""Tests that look at the whole house; those of one app lie beside it."""
