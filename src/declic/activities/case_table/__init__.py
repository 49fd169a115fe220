"""Cases of a profession: what is seen, what is not known, what is done now; then the steps."""
