"""What a trainer takes along on a laptop without internet, and what comes back from it."""
