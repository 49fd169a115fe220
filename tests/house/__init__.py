"""The laws of the architecture that the import linter cannot see.

Each law is a function over a `House` that yields a sentence for each fault. Each has a control: a
small house in which the law is broken, where it must speak.
"""
