"""Private questions before and after: answered on one's own screen or paper, never on the wall."""
