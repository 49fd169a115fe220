"""The group's page, and the office's pages about contact points."""
