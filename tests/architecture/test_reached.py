"""Every page can be reached: a template or a button of ours leads to it, or a list below says why nothing does.

A page that nothing links to is there for who knows its address only. What counts is its name in a template other than its
own, or in the code outside `urls.py` where an address is made of it; the answer to its own form leads nowhere new.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.access.stage_machine import is_machine
from tests.access.tables import rows
from tests.architecture.source import SRC, trees

#: Pages that nothing of ours links to, each with how it is reached.
NOT_LINKED: dict[str, str] = {
    "api:docs": "for those who write programs: the handbook of operation names its address",
    "kit:job": "whoever starts a long job is led to it at once, and a notice leads to it when it has ended",
    "operation:live": "read by the machine that watches over the process",
    "operation:ready": "the same",
    "operation:metrics": "the same",
    "ui:style": "the sheet of all parts of pages, for those who build them; nobody in an office needs it",
}
_NAME = re.compile(r"""['"]([a-z_]+:[a-z_]+)['"]""")
_MADE = re.compile(r"^([a-z_]+):$")


@cache
def _templates() -> dict[Path, str]:
    return {one: one.read_text() for one in sorted((SRC / "decreta").rglob("templates/**/*.html"))}


def _in_templates() -> Iterator[str]:
    """The names that templates have, but for those of the page that a template is itself."""
    for path, text in _templates().items():
        own = f"{path.parent.name}:{path.stem}"
        yield from (name for name in _NAME.findall(text) if name != own)


def _in_code() -> Iterator[str]:
    """The names that the code has where an address is made of them.

    Where only the area is written (`f"figures:{key}"`) the rest is among the words of the same area; the pages of
    administration, which all areas have, are named without it.
    """
    words: dict[str, set[str]] = {}
    made: dict[str, set[str]] = {}
    for module, tree in trees().items():
        if module.endswith(".urls") or ".migrations." in module:
            continue
        redirects = {
            id(one)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "redirect"
            for one in ast.walk(call)
        }
        package = module.split(".")[1] if "." in module else ""
        for one in ast.walk(tree):
            if isinstance(one, ast.JoinedStr) and one.values and isinstance(one.values[0], ast.Constant):
                if found := _MADE.match(str(one.values[0].value)):
                    made.setdefault(package, set()).add(found[1])
            elif isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in redirects:
                words.setdefault(package, set()).add(one.value)
                if ".administration" in module:
                    yield f"administration:{one.value}"
    for package, found_words in words.items():
        yield from (one for one in found_words if ":" in one)
        yield from (f"{area}:{one}" for area in made.get(package, ()) for one in found_words)


def test_every_page_is_linked_to_or_says_how_it_is_reached() -> None:
    pages = {
        row.name
        for row in rows().values()
        if row.method == "GET" and not is_machine(row.name) and any(one.status == 200 for one in row.cells.values())
    }
    named = {*_in_code(), *_in_templates()}
    lost = {name for name in pages if ":" in name} - named
    assert sorted(lost - set(NOT_LINKED)) == []
    assert sorted(set(NOT_LINKED) - lost) == [], "these are linked to: take them off the list"
