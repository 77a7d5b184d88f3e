"""What the guide and the README link to exists, in every language, and the stories take its pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
LANGUAGES = ("en", "vi", "ja")
PAGES = sorted([ROOT / "README.md", *GUIDE.rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def links_of(page: Path) -> list[str]:
    """The links of a page that lead to files of this project."""
    return [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]


def pictures_of(page: Path) -> list[str]:
    """The names of the pictures that a page shows."""
    return [Path(link).name for link in links_of(page) if link.endswith(".png")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_links_to_exists(page):
    assert [link for link in links_of(page) if not (page.parent / link).exists()] == []


def test_guide_has_the_same_pages_with_the_same_pictures_in_every_language():
    first, *others = ({page.name: pictures_of(page) for page in (GUIDE / one).glob("*.md")} for one in LANGUAGES)
    assert first
    assert all(other == first for other in others)


def test_every_page_is_reached_from_the_first():
    reached = {(GUIDE / link).resolve() for link in links_of(GUIDE / "README.md")}
    assert {page.resolve() for one in LANGUAGES for page in (GUIDE / one).glob("*.md")} <= reached


def test_every_picture_is_taken_by_a_story_and_shown():
    taken = set()
    for story in (ROOT / "tests" / "e2e").glob("test_*.py"):
        taken |= set(re.findall(r'\.picture\("([a-z-]+)"', story.read_text(encoding="utf-8")))
    there = {picture.stem for picture in (GUIDE / "pictures").iterdir()}
    shown = {Path(name).stem for page in PAGES for name in pictures_of(page)}
    assert taken == there == shown
