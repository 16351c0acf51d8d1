"""What our components leave on a spaCy Doc, and how the next one reads it.

spaCy keeps custom attributes of a Doc through ``nlp.pipe(n_process=2)`` only when they are plain
values, so records are stored as lists of dicts and rebuilt on reading. Nothing is stored on spans:
spaCy keys those by offsets alone, and a claim and its sentence may share them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar

from spacy.tokens import Doc

from factcheck.model import (
    Date,
    Figure,
    Name,
    Passage,
    Quotation,
    Quoted,
    Reason,
    Role,
    Speaker,
    Statement,
    Superlative,
)

Record = TypeVar("Record")

LAYERS: dict[str, type] = {
    "passages": Passage,
    "quoted": Quoted,
    "names": Name,
    "roles": Role,
    "dates": Date,
    "figures": Figure,
    "quotations": Quotation,
    "superlatives": Superlative,
    "modality": Reason,
    "claims": Statement,
}

for _name in LAYERS:
    Doc.set_extension(_name, default=None, force=True)
Doc.set_extension("published", default=None, force=True)  # ISO date of publication, or None


def put(doc: Doc, layer: str, records: Iterable[Any]) -> None:
    """Store the records of a layer on the Doc, replacing what was there."""
    doc._.set(layer, [pack(record) for record in records])


def get(doc: Doc, kind: type[Record]) -> tuple[Record, ...]:
    """The records of one kind that an earlier component left: ``get(doc, Figure)``; empty when none ran."""
    layer = next(name for name, record in LAYERS.items() if record is kind)
    return tuple(
        kind(**{key: _thaw(key, value) for key, value in entry.items()}) for entry in doc._.get(layer) or ()
    )


def pack(record: Any) -> dict[str, Any]:
    """A record as a dict of plain values (``dataclasses.asdict`` copies deeply and is ten times slower)."""
    return {field.name: _plain(getattr(record, field.name)) for field in dataclasses.fields(record)}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return pack(value)
    return [_plain(entry) for entry in value] if isinstance(value, tuple) else value


def _thaw(key: str, value: Any) -> Any:
    if key == "spans":
        return tuple((start, end) for start, end in value)
    if key == "kinds":
        return tuple(value)
    if key == "reasons":
        return tuple(Reason(**entry) for entry in value)
    if key == "speaker" and value is not None:
        return Speaker(**value)
    return value
