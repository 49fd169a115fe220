"""What is kept of contact points. Why, who sees it and until when: `declic.peers.keeping`."""

from declic.peers.models.boosters import Booster
from declic.peers.models.deeds import Deed, Energy, Meeting
from declic.peers.models.handing import Handover, Notice, Reading
from declic.peers.models.missions import Mission
from declic.peers.models.points import Adult, Device, Member, Point
from declic.peers.models.reach import Recall
from declic.peers.rules.deeds import DeedState
from declic.peers.rules.standing import Part

__all__ = [
    "Adult",
    "Booster",
    "Deed",
    "DeedState",
    "Device",
    "Energy",
    "Handover",
    "Meeting",
    "Member",
    "Mission",
    "Notice",
    "Part",
    "Point",
    "Reading",
    "Recall",
]
