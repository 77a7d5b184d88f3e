"""How well papers of all regimes are read: from their own text, and recognised in scans at 200 dpi."""

from __future__ import annotations

from collections import Counter

import pytest

from decreta.capture.enums import ReadBy
from decreta.capture.models import TrayPaper
from decreta.capture.workbench import tesseract
from decreta.core.texts import fold
from tests.capture.papers import CASES, LETTER, paper_of, scan_of

FIELDS = ("sender", "symbol", "issued_on", "type_code", "subject", "signed_by")
#: Of nine papers: how many must be read rightly. Japanese heads are the ones that recognition loses.
LEAST_FROM_TEXT = {"sender": 9, "symbol": 9, "issued_on": 9, "type_code": 9, "subject": 9, "signed_by": 9}
LEAST_RECOGNISED = {"sender": 8, "symbol": 8, "issued_on": 9, "type_code": 9, "subject": 8, "signed_by": 8}

recognising = pytest.mark.skipif(
    not {"vie", "jpn"} <= tesseract.languages(), reason="tesseract with Vietnamese and Japanese is not installed"
)


def read_rightly(case, paper: TrayPaper) -> dict[str, bool]:
    fields = paper.proposals["fields"]
    read = {name: fields.get(name, {}).get("value", "") for name in FIELDS}
    # Of a sender whom nobody knows yet, the paper says in capitals what he is called.
    read["sender"] = fold(read["sender"])
    return {name: read[name] == value for name, value in (case.expected() | {"sender": fold(case.issuer)}).items()}


def counted(lay, bring) -> tuple[Counter[str], list[str]]:
    right: Counter[str] = Counter()
    wrong = []
    for case in CASES:
        paper = lay(bring(case))
        for name, is_right in read_rightly(case, paper).items():
            right[name] += is_right
            if not is_right:
                row = paper.proposals["fields"].get(name, {})
                wrong.append(f"{case.symbol} {name}: {row.get('value')!r}{' ?' if row.get('doubtful') else ''}")
    print()
    for name in FIELDS:
        print(f"{name:10} {right[name]} of {len(CASES)}")
    print(*wrong, sep="\n")
    return right, wrong


def test_papers_with_text_are_read(lay) -> None:
    right, wrong = counted(lay, paper_of)
    assert {name: right[name] for name in FIELDS} == LEAST_FROM_TEXT, wrong


@recognising
@pytest.mark.slow
def test_scans_are_recognised(lay) -> None:
    right, wrong = counted(lay, lambda case: scan_of(paper_of(case)))
    assert all(right[name] >= least for name, least in LEAST_RECOGNISED.items()), wrong
    # What is read wrongly is never offered as sure, but for names of which no word was doubted.
    assert sum(not line.endswith("?") for line in wrong) <= 2, wrong


@recognising
def test_a_scan_gets_a_text_layer_and_each_field_its_place(lay) -> None:
    from decreta.capture.workbench.apart import work
    from decreta.files import queries

    paper = lay(scan_of(paper_of(LETTER)))
    assert paper.read_by == ReadBy.RECOGNISED
    pages, _made = work("words", [queries.read(paper.readable)])
    assert "742/BKHCN-CNS" in [word[0] for word in pages[0]["words"]]
    typed, _made = work("words", [paper_of(LETTER)])
    box = next(word[1:5] for word in typed[0]["words"] if word[0] == "742/BKHCN-CNS")
    read = paper.proposals["fields"]["symbol"]
    assert read["page"] == 0
    assert all(abs(one - other) < 6 for one, other in zip(read["box"], box, strict=True))


def test_without_recognition_it_is_said_and_the_tray_works(lay, monkeypatch) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: "")
    paper = lay(scan_of(paper_of(LETTER), 60))
    assert (paper.read_by, paper.proposals["fields"]) == (ReadBy.UNAVAILABLE, {})
    assert paper.pages.get().picture


def test_the_sender_is_known_by_former_names_and_by_symbols_read_without_marks(office, lay) -> None:
    from dataclasses import replace

    from decreta.organisation.enums import NameKind
    from decreta.organisation.models import OtherName

    OtherName.objects.create(
        organisation=office.ministry,
        kind=NameKind.FORMER_NAME,
        text="Bộ Khoa học, Công nghệ và Môi trường",
        text_key="bo khoa hoc cong nghe va moi truong",
        language="vi",
    )
    case = replace(LETTER, issuer="Bộ Khoa học, Công nghệ và Môi trường")
    fields = lay(paper_of(case)).proposals["fields"]
    assert (fields["sender"]["value"], fields["sender"]["doubtful"]) == (office.ministry.name_vi, False)
    committee = replace(CASES[0], symbol="06-TB/BCDCDS")
    assert lay(paper_of(committee)).proposals["fields"]["symbol"]["value"] == "06-TB/BCĐCĐS"
