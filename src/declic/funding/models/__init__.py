"""What is kept of grants. Why, who sees it and until when: `declic.funding.keeping`."""

from declic.funding.models.grants import (
    Charge,
    Entry,
    Grant,
    Planned,
    Reader,
    Sponsor,
    Told,
    Unit,
)
from declic.funding.models.projects import Project, Question, Turn
from declic.funding.models.showing import Logo, Quote
from declic.funding.rules.projects import Act, Side, State
from declic.funding.rules.units import Kind

__all__ = [
    "Act",
    "Charge",
    "Entry",
    "Grant",
    "Kind",
    "Logo",
    "Planned",
    "Project",
    "Question",
    "Quote",
    "Reader",
    "Side",
    "Sponsor",
    "State",
    "Told",
    "Turn",
    "Unit",
]
