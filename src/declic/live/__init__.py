"""The room: a trainer, a wall, phones or hands, and nothing lost."""
