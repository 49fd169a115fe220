"""A help map on five fingers: drawn on paper and kept by each; nothing is typed or sent."""
