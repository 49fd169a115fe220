"""The same words together, larger the more often they were given, the largest in the middle."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# What a wall holds at a size that is read from six metres.
MOST = 40
LARGEST = 5
# With few words even a single one is large.
_FEW, _SOME = 12, 24


@dataclass(frozen=True, slots=True)
class Word:
    """A word as most people wrote it, how often it was given, and its size from 1 to 5."""

    text: str
    times: int
    size: int


def cloud(words: Sequence[str]) -> tuple[Word, ...]:
    """Give the words of the wall. When there are too many, the rare ones that came early go."""
    spellings: dict[str, Counter[str]] = {}
    for word in words:
        spellings.setdefault(word.casefold(), Counter())[word] += 1
    latest_first = list(spellings.values())[::-1]
    found = sorted(latest_first, key=Counter.total, reverse=True)[:MOST]
    return _around_the_middle(_word(each, len(found)) for each in found)


def _word(spelling: Counter[str], together: int) -> Word:
    times = spelling.total()
    room = 2 if together <= _FEW else 1 if together <= _SOME else 0
    return Word(spelling.most_common(1)[0][0], times, min(LARGEST, times + room))


def _around_the_middle(words: Iterable[Word]) -> tuple[Word, ...]:
    line: deque[Word] = deque()
    for number, word in enumerate(words):
        (line.appendleft if number % 2 else line.append)(word)
    return tuple(line)
