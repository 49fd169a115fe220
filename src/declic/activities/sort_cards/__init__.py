"""Cards sorted into three piles by trios or tables; no card proves anything, several together may."""
