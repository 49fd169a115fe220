"""Lines read aloud: those for whom a line is true change places; nothing is answered."""
