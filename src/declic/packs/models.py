"""What a pack is made of, as typed models; also the plan as a session keeps it.

Two marks say who sees a text: `RoomText` is for everybody, `StaffText` for the facilitator. Every
text that can be translated carries one of them, so that the walk over the texts finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

FormName = Literal["full", "short"]
Care = Literal[0, 1, 2]
# Whether young people use their phones in the room, as the host decided.
Phones = Literal["used", "away"]
FORMAT = 1
STAFF_LANGUAGES = ("en", "fr", "nl")


@dataclass(frozen=True, slots=True)
class Seen:
    """The mark on a text: `room` is everybody, `staff` is the facilitator alone."""

    by: Literal["room", "staff"]


_TRIMMED = StringConstraints(strip_whitespace=True)
RoomText = Annotated[str, _TRIMMED, Seen("room")]
StaffText = Annotated[str, _TRIMMED, Seen("staff")]
# Ids stand in keys of translations between dots, in addresses and in form fields.
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Count = Annotated[int, Field(ge=0, le=10_000)]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a pack and where. A warning does not make the check fail."""

    file: str
    line: int
    sentence: str
    warning: bool = False


class Strict(BaseModel):
    """A model that knows all its keys and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ages(Strict):
    """From which age to which, both included."""

    least: Count
    most: Count


class Group(Strict):
    """For how many people an activity works."""

    least: Count
    most: Count


class Pack(Strict):
    """`pack.yaml`. `optout` is said before every activity of care level 2 that has none."""

    id: Id
    title: StaffText
    version: str
    languages: list[LanguageCode]
    source: LanguageCode = "en"
    ages: Ages
    audience: StaffText
    licence: str
    authors: list[str]
    status: Literal["draft", "reviewed"] = "draft"
    note: StaffText | None = None
    optout: RoomText | None = None


class PlanStep(Strict):
    """One activity in a plan, the form it starts in and the minutes that it gets."""

    activity: Id
    form: FormName = "full"
    minutes: Count


class Variant(Strict):
    """A plan with some activities replaced by others, such as the same story with a girl.

    `phones` is the plan's own decision where the variant makes none.
    """

    title: RoomText
    phones: Phones | None = None
    replace: dict[Id, Id]


class Plan(Strict):
    """`plans/<id>.yaml`. With `adults` a session needs a responsible adult and a deputy.

    `usual` is what the plan itself is called where one chooses between it and its variants.
    """

    id: Id
    title: RoomText
    usual: StaffText | None = None
    minutes: Count
    audience: StaffText
    ages: Ages
    tables: bool = False
    adults: bool = True
    phones: Phones = "used"
    purpose: StaffText
    steps: Annotated[list[PlanStep], Field(min_length=1)]
    variants: dict[Id, Variant] = {}

    def phones_in(self, variant: str | None) -> Phones:
        """Return the decision about phones in a variant, or in the plan itself for none."""
        return (self.variants[variant].phones if variant else None) or self.phones

    def activities_in(self, variant: str | None) -> list[str]:
        """Return the ids of the activities of a variant, or of the plan itself, in order."""
        replace = self.variants[variant].replace if variant else {}
        return [replace.get(step.activity, step.activity) for step in self.steps]


class Minutes(Strict):
    """How long an activity takes in each of its forms."""

    full: Count
    short: Count

    def __getitem__(self, form: str) -> int:
        """Return the minutes of one form."""
        return self.short if form == "short" else self.full


class Form(Strict):
    """Which items an activity keeps (None keeps all) and where a choice leads instead."""

    items: list[Id] | None = None
    leads: dict[Id, dict[Id, Id]] = {}


class Forms(Strict):
    """The two forms of an activity. What is not said is the whole activity."""

    full: Form = Form()
    short: Form = Form()

    def __getitem__(self, form: str) -> Form:
        """Return one form by its name."""
        return self.short if form == "short" else self.full

    def by_name(self) -> Mapping[str, Form]:
        """Return both forms, for a kind that checks them."""
        return {"full": self.full, "short": self.short}


class Debrief(Strict):
    """The questions after an activity: what happened, why it matters, what we do now."""

    what: list[StaffText] = []
    so_what: list[StaffText] = []
    now_what: list[StaffText] = []


class Activity(Strict):
    """`activities/<id>.yaml`. `content` belongs to the kind, which brings its own model.

    `needs` names the local facts without which an item is left out.
    """

    id: Id
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z]+)*$")]
    title: RoomText
    objective: StaffText
    minutes: Minutes
    group: Group | None = None
    materials: list[StaffText] = []
    care: Care = 0
    topic: RoomText | None = None
    optout: RoomText | None = None
    say: list[StaffText] = []
    say_at_end: list[StaffText] = []
    dont_ask: list[StaffText] = []
    notes: list[StaffText] = []
    adapt: list[StaffText] = []
    capture: StaffText | None = None
    debrief: Debrief = Debrief()
    forms: Forms = Forms()
    needs: dict[Id, Annotated[list[str], Field(min_length=1)]] = {}
    content: dict[str, Any]


class Review(Strict):
    """`reviews/<lang>.yaml`: who read the texts of a language, told by the hash of these texts."""

    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    name: str
    role: str
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Frame(Strict):
    """What surrounds the content of an activity, in one language."""

    title: str
    objective: str
    topic: str | None
    say: list[str]
    say_at_end: list[str] = []
    dont_ask: list[str]
    notes: list[str]
    optout: str | None
    debrief: Debrief
    adapt: list[str]
    materials: list[str]
    capture: str | None


class ResolvedActivity(Strict):
    """An activity as a session keeps it: both forms, and everything in each language."""

    id: str
    kind: str
    care: Care
    minutes: Minutes
    form: FormName
    forms: Forms
    frame: dict[str, Frame]
    content: dict[str, dict[str, Any]]


class ResolvedPlan(Strict):
    """A plan as it was when a session opened; later changes of packs do not touch it.

    `missing` lists, by language, the keys of texts that had to be shown in another language.
    """

    format: int = FORMAT
    pack: str
    version: str
    plan: str
    variant: str | None
    hash: str
    minutes: int
    tables: bool
    adults: bool
    phones: Phones = "used"
    languages: list[str]
    title: dict[str, str]
    unreviewed: list[str]
    missing: dict[str, list[str]]
    activities: list[ResolvedActivity]

    def activity(self, activity_id: str) -> ResolvedActivity:
        """Return one activity of the plan."""
        return next(found for found in self.activities if found.id == activity_id)
