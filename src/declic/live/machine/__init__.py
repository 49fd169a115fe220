"""The room's pure core: a command becomes facts, facts become a state, a state becomes screens.

Nothing here knows a clock, a database or Django. `decide` may refuse; `fold` never does.
"""
