"""Contact points: trained young people of a host, the adults beside them, and what spreads."""
