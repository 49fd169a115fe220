"""Cards sorted into three piles; no single card proves anything, several together may."""
