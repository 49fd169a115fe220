"""What the office writes: letters, notes and mails from templates, and how they look on paper.

A template knows no course. Whoever asks for a letter hands down what stands in for its
placeholders, so that the same floor can later write for funders or partners.
"""
