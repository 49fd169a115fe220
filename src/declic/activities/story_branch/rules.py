"""How a story leads through its nodes in a form, and what a role may see at one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from declic.activities import rules
from declic.activities.models import ONE, Seen
from declic.activities.models import Row as PaperRow
from declic.activities.story_branch.models import ME, Content, Node, Option
from declic.activities.votes import votes as votes_known
from declic.kernel.steps import Ask, Item, Sensitivity, Unit
from declic.packs.models import Form


@dataclass(frozen=True, slots=True)
class Said:
    """A bubble with the name of who says it; `me` is the reader."""

    who: str
    text: str
    me: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An answer as a screen shows it. `votes` is None while this role may not know them."""

    id: str
    text: str
    feedback: str | None
    votes: int | None
    way: bool


def leads(node: Node, form: Form) -> dict[str, str]:
    """Give where each answer leads in this form: the form's own leads win."""
    instead = form.leads.get(node.id, {})
    return {option.id: instead.get(option.id, option.to) for option in node.options}


def exits(node: Node, form: Form) -> tuple[str, ...]:
    """Give the ids of all nodes that may follow, in the order of the answers."""
    ways = leads(node, form).values() if node.options else filter(None, [node.to])
    return tuple(dict.fromkeys(ways))


def kept(content: Content, form: Form) -> dict[str, Node]:
    """Give the nodes of a form by their ids."""
    return {n.id: n for n in content.nodes if form.items is None or n.id in form.items}


def walk(content: Content, form: Form) -> tuple[Node, ...]:
    """Give the nodes that can be reached, each before all that may follow it; the start first."""
    nodes = kept(content, form)
    done: dict[str, Node] = {}
    entered: set[str] = set()

    def visit(id_: str) -> None:
        if id_ in nodes and id_ not in entered:
            entered.add(id_)
            for following in reversed(exits(nodes[id_], form)):
                visit(following)
            done[id_] = nodes[id_]

    visit(content.start)
    return tuple(reversed(done.values()))


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give the items of a form in walking order."""
    return tuple(_item(node, form, Unit(content.unit)) for node in walk(content, form))


def _item(node: Node, form: Form, unit: Unit) -> Item:
    if not node.options:
        return Item(node.id, to=node.to, reveals=False)
    letters = tuple(option.id for option in node.options)
    # A table's card is held up for all to see; a person's tap is that person's own.
    sensitivity = Sensitivity.PERSONAL if unit is Unit.PERSON else Sensitivity.NONE
    return Item(
        node.id,
        asks=(Ask(ONE, letters, unit, sensitivity=sensitivity),),
        leads=leads(node, form),
        decides=True,
        default=node.default or letters[0],
    )


def node(content: Content, item: str) -> Node:
    """Give the node of an item."""
    return next(node for node in content.nodes if node.id == item)


def said(content: Content, node: Node) -> tuple[Said, ...]:
    """Give the bubbles of a node with the names of who speaks."""
    names = {person.id: person.name for person in content.people}
    return tuple(
        Said(names.get(bubble.who, ""), bubble.text, me=bubble.who == ME) for bubble in node.bubbles
    )


def rows(node: Node, seen: Seen, *, tables: bool = False) -> tuple[Row, ...]:
    """Give the answers of a node, with votes and the way taken where the role may know them.

    Where people vote, figures of which one would show a single person are not told.
    """
    votes = votes_known(node.id, seen, tables=tables)
    way = _way(node, seen)
    return tuple(
        Row(
            option.id,
            option.text,
            option.feedback if seen.role == "console" or option.id == way else None,
            votes.get(option.id, 0) if votes else None,
            way=option.id == way,
        )
        for option in node.options
    )


def _way(node: Node, seen: Seen) -> str | None:
    """Give the answer that the story goes on with, as soon as the role may know it."""
    if seen.role != "console" and seen.phase != "revealed":
        return None
    return seen.chosen.get(node.id)


def tie(counts: Mapping[str, int] | None) -> bool:
    """Say whether two answers or more have the most votes, as far as counts may be told."""
    votes = sorted((counts or {}).values(), reverse=True)
    return len(votes) > 1 and 0 < votes[0] == votes[1]


def walked(seen: Seen) -> tuple[str | None, ...]:
    """Give the letter chosen at each node behind us, None where nothing was chosen."""
    return tuple(seen.chosen.get(item) for item in seen.path[:-1])


def glimpses(content: Content) -> Mapping[str, str]:
    """Give the scene of each node, so that the console can say where an answer leads."""
    return {node.id: node.scene for node in content.nodes}


def longest(content: Content, form: Form) -> tuple[str, ...]:
    """Give what is read aloud on the way with most words.

    After a vote the feedback of one answer is read, or of all where the form skips their scenes.
    """
    told: dict[str, tuple[str, ...]] = {}
    for each in reversed(walk(content, form)):
        ways = (told.get(id_, ()) for id_ in exits(each, form))
        told[each.id] = (*_aloud(each, form), *max(ways, key=_words, default=()))
    return told.get(content.start, ())


def _aloud(node: Node, form: Form) -> tuple[str, ...]:
    shown = (node.scene, *(bubble.text for bubble in node.bubbles), *node.lines, node.ask or "")
    answers = tuple(option.text for option in node.options)
    after = [option.feedback or "" for option in node.options]
    said = after if node.id in form.leads else sorted(after, key=len)[-1:]
    return (*shown, *answers, *said, node.feedback or "")


def _words(texts: tuple[str, ...]) -> int:
    return sum(len(text.split()) for text in texts)


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say what would leave a room standing: in the nodes themselves, then in each form."""
    for id_ in rules.twice([node.id for node in content.nodes]):
        yield f"The node {id_} stands twice."
    known = {person.id for person in content.people}
    for node in content.nodes:
        yield from _node_faults(node, known)
    for name, form in {"full": Form(), **forms}.items():
        yield from (f"Form {name}: {sentence}" for sentence in _form_faults(content, form))


def _node_faults(node: Node, people: set[str]) -> Iterator[str]:
    letters = [option.id for option in node.options]
    for who in sorted({bubble.who for bubble in node.bubbles} - people):
        yield f"Node {node.id}: {who} speaks, but is not among the people."
    if len(letters) == 1 or rules.twice(letters):
        yield f"Node {node.id}: a vote needs at least two answers with different letters."
    if bool(letters) != bool(node.ask):
        yield f"Node {node.id}: a question and its answers need each other."
    if letters and node.to:
        yield f"Node {node.id}: with answers, the answers lead on; take `to` away."
    if node.default and node.default not in letters:
        yield f"Node {node.id}: the default {node.default} is none of its answers."


def _form_faults(content: Content, form: Form) -> Iterator[str]:
    nodes = kept(content, form)
    yield from _misnamed(content, form)
    if content.start not in nodes:
        yield f"the start {content.start} is not a node of this form."
        return
    reached = walk(content, form)
    for id_ in sorted(set(nodes) - {node.id for node in reached}):
        yield f"no way leads to node {id_}."
    for node in reached:
        yield from _end_faults(node, form, nodes)
    if circle := _circle(nodes, content.start, form):
        yield f"the story walks in a circle: {', '.join(circle)}."


def _misnamed(content: Content, form: Form) -> Iterator[str]:
    every = {node.id: node for node in content.nodes}
    for id_ in form.items or ():
        if id_ not in every:
            yield f"{id_} is kept, but is not a node."
    for id_, ways in form.leads.items():
        letters = {option.id for option in every[id_].options} if id_ in every else set()
        for letter in ways:
            if letter not in letters:
                yield f"node {id_} has no answer {letter} to lead on."


def _end_faults(node: Node, form: Form, nodes: Mapping[str, Node]) -> Iterator[str]:
    following = exits(node, form)
    for id_ in following:
        if id_ not in nodes:
            yield f"node {node.id} leads to {id_}, which is not a node of this form."
    if not following and not node.help:
        yield f"node {node.id} ends the story without help."


def _circle(nodes: Mapping[str, Node], start: str, form: Form) -> tuple[str, ...]:
    """Give a way that comes back to itself, first node last again; empty when there is none."""
    clear: set[str] = set()

    def search(id_: str, way: tuple[str, ...]) -> tuple[str, ...]:
        if id_ in way:
            return (*way[way.index(id_) :], id_)
        if id_ in clear or id_ not in nodes:
            return ()
        for following in exits(nodes[id_], form):
            if circle := search(following, (*way, id_)):
                return circle
        clear.add(id_)
        return ()

    return search(start, ())


def scene(content: Content, node: Node, *, told: bool = False) -> PaperRow:
    """Give a scene for paper; with `told` also what is said after each answer, and after it."""
    bubbles = (PaperRow(f"{each.who}: {each.text}", style="say") for each in said(content, node))
    ask = (PaperRow(node.ask),) if node.ask else ()
    after = (PaperRow(node.feedback, style="say"),) if told and node.feedback else ()
    answers = (_answer(option, told=told) for option in node.options)
    lines = (PaperRow(line, box=True) for line in node.lines)
    rows = (*bubbles, *lines, *ask, *answers, *after)
    return PaperRow(node.scene, style="head", picture=node.picture or "", rows=rows)


def _answer(option: Option, *, told: bool) -> PaperRow:
    after = (PaperRow(option.feedback, style="note"),) if told and option.feedback else ()
    return PaperRow(option.text, mark=option.id, rows=after)
