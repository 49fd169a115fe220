"""Why each field of a remembered mapping is kept; docs/data.md prints it."""

from __future__ import annotations

from declic.kernel.keeping import Keep

NOBODY = "nobody; the program only"
COORDINATORS = "coordinators of the programme"
PROGRAMME = "the programme is deleted"

KEEPING = {
    "Mapping": {
        "id": Keep("to refer to it", NOBODY, PROGRAMME),
        "programme": Keep("whose tables look so", COORDINATORS, PROGRAMME),
        "kind": Keep("for which list, such as hosts", COORDINATORS, PROGRAMME),
        "fingerprint": Keep(
            "to know a table by its titles again; no title is stored", NOBODY, PROGRAMME
        ),
        "columns": Keep("which column is what, as numbers", COORDINATORS, PROGRAMME),
        "remembered_at": Keep("since when", COORDINATORS, PROGRAMME),
    },
}
