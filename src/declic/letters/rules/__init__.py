"""What a template is, and how its placeholders are filled: values in, values out."""

from declic.letters.rules.filling import Filled, fill
from declic.letters.rules.letters import Column, Letter, Line
from declic.letters.rules.placeholders import CONDITIONS, PLACEHOLDERS
from declic.letters.rules.templates import Part, Readers, Sort, Style, Template

__all__ = [
    "CONDITIONS",
    "PLACEHOLDERS",
    "Column",
    "Filled",
    "Letter",
    "Line",
    "Part",
    "Readers",
    "Sort",
    "Style",
    "Template",
    "fill",
]
