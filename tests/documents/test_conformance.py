"""What the page on Appendix VI of Decree 30/2020 says is shown by a test: the test exists, and every line says something."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs/develop/conformance").glob("*.md"))
_LINE = re.compile(r"^\| (?P<asked>.+?) \| (?P<shown>.+) \|$", re.MULTILINE)
_TEST = re.compile(r"`(?P<file>tests/[\w/]+\.py)::(?P<name>test_\w+)`")


def lines_of(page: Path) -> list[tuple[str, str]]:
    """What is asked for, and what shows it; without the headings of the tables."""
    found = [(one["asked"], one["shown"]) for one in _LINE.finditer(page.read_text(encoding="utf-8"))]
    return [one for one in found if one != ("Asked for", "Shown by")]


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_names_a_test_that_exists_or_says_why_there_is_none(page):
    wrong = []
    for asked, shown in lines_of(page):
        named = _TEST.fullmatch(shown)
        if named is None and not re.match(r"(later|not applicable): \w", shown):
            wrong.append(f"{asked}: {shown}")
        if named is not None and named["name"] not in names_in(named["file"]):
            wrong.append(f"{asked}: there is no {named['file']}::{named['name']}")
    assert wrong == []


def test_the_six_outputs_of_the_appendix_are_lines_and_four_are_shown():
    page = next(one for one in PAGES if one.stem == "decree-30-appendix-vi")
    outputs = {asked: shown for asked, shown in lines_of(page) if re.search(r"\((sổ|báo cáo|mục lục) ", asked)}
    assert len(outputs) == 6
    assert [shown.startswith("`tests/") for shown in outputs.values()] == [True, True, True, True, False, False]
