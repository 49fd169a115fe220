"""Forum theatre: a scene of bystanders, played again with ideas of the room; tries are counted."""
