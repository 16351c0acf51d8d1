"""The page as one file of HTML: our own templates, styles and scripts, and everything else escaped."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.write.page import labels
from factcheck.write.page.records import Record
from factcheck.write.page.stories import Page

GENERATOR = "factcheck page 1"  # by which a page is known for ours; the number is of its form
_STYLES = ("colours.css", "page.css", "desk.css", "print.css")
_EARLY = ("early.js",)  # before anything is shown
_SCRIPTS = ("elements.js", "claims.js", "filter.js", "details.js", "panel.js", "address.js", "keys.js")
# What ends a script element or begins a comment there, and what ends a line in older JavaScript.
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def render(page: Page) -> Iterator[str]:
    """The page in pieces of text."""
    style, early, script = (_joined(names) for names in (_STYLES, _EARLY, _SCRIPTS))
    template = _environment().get_template("page.html.jinja")
    return template.generate(
        page=page,
        data=embedded(_data(page)),
        style=Markup(style),
        early=Markup(early),
        script=Markup(script),
        policy=_policy(style, early, script),
        generator=GENERATOR,
        word=labels.word,
        sign=labels.sign,
    )


def embedded(data: object) -> Markup:
    """JSON that can stand in a script element, whatever text is in it."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))


def _data(page: Page) -> dict[str, Any]:
    """What the script needs, without what is empty."""
    groups: dict[str, list[int]] = {}
    for number, record in enumerate(page.records):
        if record.group:
            groups.setdefault(record.group, []).append(number)
    return {
        "claims": [_filled(record) for record in page.records],
        "articles": [{"path": story.path, "title": story.title} for story in page.stories],
        "groups": {name: numbers for name, numbers in groups.items() if len(numbers) > 1},
        "kinds": labels.KIND,
        "priorities": labels.PRIORITY,
        "changes": labels.CHANGE,
    }


def _filled(record: Record) -> dict[str, Any]:
    filled: Mapping[str, Any] = record._asdict()
    found = {key: value for key, value in filled.items() if value not in ("", (), [])}
    for key in ("conflicts", "people"):
        if key in found:
            found[key] = [item._asdict() for item in found[key]]
    return found


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "files"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_without_nul,
    )
    environment.filters["plural"] = _plural
    return environment


def _without_nul(value: object) -> object:
    """A NUL cannot stand in HTML."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _plural(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def _joined(names: tuple[str, ...]) -> str:
    """Files of ours in one text, line ends as the browser counts them for the hash."""
    files = resources.files(__package__) / "files"
    return "\n" + "\n".join((files / name).read_text(encoding="utf-8") for name in names)


def _policy(style: str, *scripts: str) -> str:
    """Nothing is loaded from anywhere, and only our own style and scripts count, by their hashes."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {allowed}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
