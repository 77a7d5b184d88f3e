"""A small file that unpacks to any size does not take the server with it."""

from __future__ import annotations

import io

import pikepdf
import pytest

from decreta.files import apart, checks
from tests.files import papers


def codes(content: bytes) -> list[str]:
    return [problem.code for problem in apart.examine(content).problems]


@pytest.mark.parametrize("name", [b"/ObjStm", b"/Obj#53tm"])
def test_a_bomb_is_refused_in_its_own_process(name, monkeypatch):
    monkeypatch.setattr(checks, "examine_pdf", lambda content: pytest.fail("examined where the server runs"))
    assert codes(papers.bomb(600, name=name))[0] in {"too_complex", "unreadable"}


def test_what_is_packed_is_examined_like_what_is_not():
    plain = papers.with_script()
    assert codes(papers.packed(plain)) == codes(plain) == ["script"]
    assert apart.examine(papers.packed(papers.pdf(3))).page_count == 3
    assert codes(papers.packed(papers.pdf())) == []


def test_a_dangerous_name_that_stands_apart_from_its_action_is_found():
    content = papers.with_launch()
    assert codes(content) == ["launch"]
    with pikepdf.open(io.BytesIO(content)) as paper, io.BytesIO() as kept:
        paper.pages[0].Annots[0].A.S = paper.make_indirect(pikepdf.Name.Launch)
        paper.save(kept)
        assert codes(kept.getvalue()) == ["launch"]


def test_an_action_with_its_name_spelled_in_numbers_is_found():
    content = papers.with_script()
    assert b"/JavaScript" in content
    assert codes(content.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS")) == ["script"]


def test_an_action_behind_a_long_chain_of_others_is_not_let_through():
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    for _step in range(60):
        action = pikepdf.Dictionary(S=pikepdf.Name.GoTo, Next=action)
    assert codes(papers.pdf(OpenAction=action)) == ["too_complex"]


def test_a_damaged_paper_is_examined_as_far_as_it_goes():
    content = papers.pdf(3)
    for end in range(len(content) // 4, len(content), 40):
        assert codes(content[:end]) in ([], ["unreadable"], ["no_pages"]), end
