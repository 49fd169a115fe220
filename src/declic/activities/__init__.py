"""The kinds of activity, a folder each: content model, pure rules, three screens.

A kind knows no session: it says which items there are, what can be asked and what a screen needs.
A folder with a `kind.py` that holds `KIND` is a kind; nothing else has to be written anywhere.
"""
