"""A small file that unpacks to any size does not take the server with it."""

from __future__ import annotations

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
