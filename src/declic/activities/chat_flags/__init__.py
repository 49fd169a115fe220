"""A chat read strip by strip: tables raise flags, a board of warning signs fills, help ends it."""
