"""What a pack is made of, as typed models; also the plan as a session keeps it.

Two marks say who sees a text: `RoomText` is for everybody, `StaffText` for the facilitator. Every
text that can be translated carries one of them, so that the walk over the texts finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

FormName = Literal["full", "short"]
Care = Literal[0, 1, 2]
# Whether young people use their phones in the room, as the host decided.
Phones = Literal["used", "away"]
# Whether there is a wall that everybody sees; without one the plan is led from paper.
Wall = Literal["shown", "none"]
# 1 knew one named version of a plan (`variant`) instead of the options that were chosen.
FORMAT = 2
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
Drop = Annotated[int, Field(ge=1, le=99)] | Literal["never"]


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


class Partly(Strict):
    """Languages that say only the opt-out and these activities; others stand in for the rest."""

    languages: list[LanguageCode]
    activities: list[Id]


class Pack(Strict):
    """`pack.yaml`. `optout` is said before every activity of care level 2 that has none.

    `line` is a sentence that every activity says or shows, in these very words. `place`: where
    its plans stand among those of other packs; a pack that does not say it comes after the others.
    """

    id: Id
    title: StaffText
    version: str
    languages: list[LanguageCode]
    partly: Partly | None = None
    source: LanguageCode = "en"
    ages: Ages
    audience: StaffText
    licence: str
    authors: list[str]
    status: Literal["draft", "reviewed"] = "draft"
    note: StaffText | None = None
    optout: RoomText | None = None
    place: Annotated[int, Field(ge=1, le=99)] = 99
    order: list[Id] = []
    line: RoomText | None = None


class PlanStep(Strict):
    """One activity in a plan, the form it starts in and the minutes that it gets.

    `drop`: which step is left out first when time runs short, 1 before 2, and which `never` is.
    """

    activity: Id
    form: FormName = "full"
    minutes: Count
    drop: Drop | None = None


class Change(Strict):
    """What a chosen option changes: activities exchanged or left out, and decisions of its own."""

    replace: dict[Id, Id] = {}
    drop: list[Id] = []
    phones: Phones | None = None
    wall: Wall | None = None


class PlanOption(Change):
    """One way to lead a plan. The first of a choice is the usual one and changes no activity."""

    id: Id
    title: StaffText


class PlanChoice(Strict):
    """What whoever opens a session decides, apart from every other choice of the plan."""

    id: Id
    title: StaffText
    options: Annotated[list[PlanOption], Field(min_length=2, max_length=6)]


class Together(Change):
    """What counts where several options are chosen at once, instead of what each says alone."""

    when: Annotated[dict[Id, Id], Field(min_length=2)]


class Plan(Strict):
    """`plans/<id>.yaml`. With `adults` a session needs a responsible adult and a deputy.

    The steps are the usual session; what others become of it, `versions.version` says.
    """

    id: Id
    title: RoomText
    minutes: Count
    audience: StaffText
    ages: Ages
    tables: bool = False
    adults: bool = True
    phones: Phones = "used"
    wall: Wall = "shown"
    purpose: StaffText
    steps: Annotated[list[PlanStep], Field(min_length=1)]
    choices: Annotated[list[PlanChoice], Field(max_length=6)] = []
    together: list[Together] = []


class Minutes(Strict):
    """How long an activity takes in each of its forms."""

    full: Count
    short: Count

    def __getitem__(self, form: str) -> int:
        """Return the minutes of one form."""
        return self.short if form == "short" else self.full


HalfMinutes = Annotated[float, Field(ge=0, le=10_000, multiple_of=0.5)]


class Share(Strict):
    """Some of the minutes of an activity, in each of its forms; half minutes count too."""

    full: HalfMinutes
    short: HalfMinutes

    def __getitem__(self, form: str) -> float:
        """Return the minutes of one form."""
        return self.short if form == "short" else self.full


class OfWhich(Strict):
    """Of the minutes of an activity: in how many learners talk, sort, decide or rehearse.

    `debrief`: how many of them belong to the talk after it.
    """

    learners: Share
    debrief: Share | None = None


class Form(Strict):
    """Which items an activity keeps (None keeps all) and where a choice leads instead.

    `seconds`: how long the clock of an item runs in this form, where it is not the usual time.
    """

    items: list[Id] | None = None
    leads: dict[Id, dict[Id, Id]] = {}
    seconds: dict[Id, Annotated[int, Field(ge=1, le=1800)]] = {}


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

    `needs` names the local facts without which an item is left out. A `pause` is a break: its
    minutes are nobody's. With `peers` young people may lead it from a phone, while an adult is
    in the room.
    """

    id: Id
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z][a-z0-9]*)*$")]
    title: RoomText
    objective: StaffText
    minutes: Minutes
    of_which: OfWhich | None = None
    pause: bool = False
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
    peers: bool = False
    content: dict[str, Any]


# Who reads a language: somebody who speaks it and its source well, a specialist of prevention, a
# lawyer, or a panel of young people.
ReviewRole = Literal["language", "prevention", "law", "youth"]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)]


class Review(Strict):
    """Who read a part of a language, such as `activities/milan`, told by the hash of its texts."""

    part: str
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    name: PersonName
    role: ReviewRole
    date: Day


class Remark(Strict):
    """What a reviewer would say differently in one text, for whoever changes it."""

    key: str
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
    name: PersonName
    date: Day


class Reviews(Strict):
    """`reviews/<lang>.yaml`. The product writes it; a review counts as long as its hash fits."""

    reviews: list[Review] = []
    remarks: list[Remark] = []


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
    peers: bool = False
    form: FormName
    drop: Drop | None = None
    pause: bool = False
    forms: Forms
    frame: dict[str, Frame]
    content: dict[str, dict[str, Any]]


class ResolvedPlan(Strict):
    """A plan as it was when a session opened; later changes of packs do not touch it.

    `choices` holds the chosen option of each choice, `differences` the titles of those that are
    not the usual ones, and `missing`, by language, the keys of texts that had to be shown in
    another language. The languages of `partly` are offered to phones alone, and fall back for most
    of it.
    """

    format: int = FORMAT
    pack: str
    version: str
    source: str = "en"
    plan: str
    choices: dict[str, str] = {}
    differences: dict[str, str] = {}
    hash: str
    minutes: int
    tables: bool
    adults: bool
    phones: Phones = "used"
    wall: Wall = "shown"
    languages: list[str]
    partly: list[str] = []
    title: dict[str, str]
    unreviewed: list[str]
    missing: dict[str, list[str]]
    activities: list[ResolvedActivity]

    @model_validator(mode="before")
    @classmethod
    def _of_format_1(cls, data: Any) -> Any:  # noqa: ANN401  # whatever is to be validated
        """Read what a session kept before plans had choices."""
        if not isinstance(data, Mapping) or "variant" not in data:
            return data
        kept = {name: value for name, value in data.items() if name != "variant"}
        return {**kept, "choices": {"variant": data["variant"]} if data["variant"] else {}}

    @property
    def offered(self) -> list[str]:
        """Name every language that a phone may choose, those that hold only a part last."""
        return [*self.languages, *self.partly]

    def way_back(self) -> str:
        """Name the language for readers of an unreviewed one: a reviewed one, else the source."""
        reviewed = [code for code in self.languages if code not in self.unreviewed]
        offered = reviewed or self.languages
        return self.source if self.source in offered else offered[0]

    def activity(self, activity_id: str) -> ResolvedActivity:
        """Return one activity of the plan."""
        return next(found for found in self.activities if found.id == activity_id)
