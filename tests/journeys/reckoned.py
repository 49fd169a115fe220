"""What a sponsor should read of a grant, reckoned anew: from the database file, without Declic.

A program of its own, `python reckoned.py FILE GRANT`, so that it shares no mistake with the pages.
Whoever joins what people answered before and after adds it to what is printed here.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from typing import Any

from pysqlite3 import dbapi2

UNITS = """
SELECT unit.kind, host.kind, course.id FROM funding_unit AS unit
LEFT JOIN funding_charge AS charge ON charge.unit_id = unit.id
LEFT JOIN courses_course AS course ON course.id = charge.course_id
LEFT JOIN courses_host AS host ON host.id = course.host_id
WHERE unit.grant_id = ?
"""
PRESENT = """
SELECT MAX(present) FROM courses_coursedate
WHERE course_id = ? AND cancelled_at IS NULL GROUP BY "group"
"""
COSTS = "SELECT SUM(cents) FROM letters_cost WHERE about = ? HAVING COUNT(*) > 0"
LEAST = 10


def reckoned(file: str, grant: str) -> dict[str, Any]:
    with closing(dbapi2.connect(file)) as rows:
        units = rows.execute(UNITS, (grant.replace("-", ""),)).fetchall()
        held = [(kind, place, course) for kind, place, course in units if course]
        young: dict[str, int] = {}
        for kind, place, course in held:
            groups = rows.execute(PRESENT, (course,)).fetchall()
            young[place] = young.get(place, 0) + (kind == "course") * sum(n or 0 for (n,) in groups)
        costs = [rows.execute(COSTS, (course,)).fetchone() for _, _, course in held]
    return {
        "promised": counted(kind for kind, _, _ in units),
        "held": counted(kind for kind, _, _ in held),
        "places": counted(place for _, place, _ in held),
        "young": {place: number for place, number in young.items() if number >= LEAST},
        "cents": [cents[0] if cents else None for cents in costs],
    }


def counted(words: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(reckoned(*sys.argv[1:3])))
