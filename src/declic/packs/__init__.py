"""Training content as plain files: read, checked, translated, and resolved into one plan."""
