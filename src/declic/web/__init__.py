"""The entrance: settings, addresses, server and command line."""
