"""JSON Schema of the files of a pack, so that an editor helps while one is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from declic.packs.kinds import KindOfContent, kinds
from declic.packs.models import Activity, Pack, Plan, Reviews

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """Return the text of each schema file by its name; the activity's knows every kind."""
    found = {
        "pack": Pack.model_json_schema(),
        "plan": Plan.model_json_schema(),
        "reviews": Reviews.model_json_schema(),
        "activity": _activity(),
    }
    return {f"{name}.json": _written(schema) for name, schema in found.items()}


def outdated(folder: Path) -> list[str]:
    """Return the names of the schema files that are missing or not current in a folder."""
    return [name for name, text in schemas().items() if _text(folder / name) != text]


def write(folder: Path) -> None:
    """Write every schema file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


def _written(schema: Mapping[str, Any]) -> str:
    said = {"$schema": _DIALECT, **schema}
    return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _activity() -> dict[str, Any]:
    schema = Activity.model_json_schema()
    for kind in kinds():
        content = _content(kind)
        schema["$defs"].update(content.pop("$defs", {}))
        schema["$defs"][f"{kind.name}:"] = content
    schema["properties"]["kind"] = {"enum": [kind.name for kind in kinds()]}
    schema["allOf"] = [_when(kind.name) for kind in kinds()]
    return schema


def _content(kind: KindOfContent) -> dict[str, Any]:
    """Return the schema of a kind's content, its parts named so that no two kinds collide."""
    schema = kind.Content.model_json_schema(ref_template=f"#/$defs/{kind.name}:{{model}}")
    parts = schema.pop("$defs", {})
    return {**schema, "$defs": {f"{kind.name}:{name}": part for name, part in parts.items()}}


def _when(name: str) -> dict[str, Any]:
    return {
        "if": {"properties": {"kind": {"const": name}}},
        "then": {"properties": {"content": {"$ref": f"#/$defs/{name}:"}}},
    }
