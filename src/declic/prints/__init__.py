"""What a trainer takes along on paper. It is made from data, never by building a page's source."""
