"""A text on its way through everything that shows it: page, paper, plain table, workbook, search, the answer to a program."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from tests.faults._p13_trying import Tally, holds
from tests.undoing import taken_back

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def carry(client: Any, text: str, tally: Tally) -> None:
    """Let a document bear it and follow it everywhere; the document is taken back."""
    from decreta.core.errors import ActRefused

    with taken_back():
        try:
            document = _drafted(text)
        except ActRefused:
            tally.came_back += 1
            return
        for follow in (_on_its_page, _on_paper, _in_a_table, _in_a_workbook, _in_the_search, _to_a_program):
            follow(client, document, text, tally)
            tally.tried += 1


def _actor() -> Any:
    from tests.access.stage import actor

    return actor("secretary")


def _drafted(text: str) -> Any:
    from decreta.documents.domain import drafting
    from decreta.organisation.models import Body, Post

    return drafting.draft(
        issuer=Body.objects.get(code="bcdcds"),
        type_code="TB",
        subject=f"Đầu {text} cuối",
        text=f"1. Đầu {text} cuối",
        recipients=["Lưu Văn phòng"],
        signer_post=Post.objects.get(code="bcdcds.head"),
        by=_actor(),
    )


def _on_its_page(client: Any, document: Any, text: str, tally: Tally) -> None:
    from django.urls import reverse
    from django.utils.html import escape

    answer = client.get(reverse("documents:document", args=[document.pk]))
    if answer.status_code != 200:
        tally.note("server_errors", "a document's page", text, answer.status_code)
    elif not holds(escape(document.subject), answer.content.decode()):
        tally.note("changed", "a document's page", text)


def _on_paper(client: Any, document: Any, text: str, tally: Tally) -> None:
    """The paper can be made, and the letters that its faces have stand in it."""
    import pypdfium2
    from django.urls import reverse

    from decreta.core.texts import fold

    answer = client.get(reverse("documents:preview", args=[document.pk]))
    if answer.status_code != 200:
        tally.note("server_errors", "a draft's paper", text, answer.status_code)
        return
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    with pypdfium2.PdfDocument(content) as paper:
        said = "".join(page.get_textpage().get_text_range() for page in paper)
    there = fold(said).replace(" ", "")
    if not any(fold(one).replace(" ", "") in there for one in (text, _as_seen(text))):
        tally.note("lost_on_paper", "a draft's paper", text)


def _as_seen(text: str) -> str:
    """A text as it is seen, and so read out of a paper: what an override turns round stands the other way."""
    return re.sub("\u202e([^\u202c]*)\u202c?", lambda turned: turned[1][::-1], text)


def _listed(form: str) -> io.BytesIO:
    from decreta.documents.tables.documents import DOCUMENTS
    from decreta.kit.exporting import content_of, write

    file = io.BytesIO()
    write(content_of(DOCUMENTS, {"cols": "subject", "sort": "-drafted"}, _actor()), form, file)
    file.seek(0)
    return file


def _in_a_table(client: Any, document: Any, text: str, tally: Tally) -> None:
    rows = list(csv.reader(io.StringIO(_listed("csv").getvalue().decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows[1:] for cell in row]
    if any(cell.startswith(_FORMULA) for cell in cells):
        tally.note("live_formulas", "a plain table", text)
    if not any(holds(document.subject, cell) for cell in cells):
        tally.note("changed", "a plain table", text)


def _in_a_workbook(client: Any, document: Any, text: str, tally: Tally) -> None:
    import zipfile

    from python_calamine import CalamineWorkbook

    content = _listed("xlsx").getvalue()
    if b"<f>" in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml"):
        tally.note("live_formulas", "a workbook", text)
    cells = [
        str(cell)
        for row in CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        for cell in row
    ]
    if not any(holds(document.subject, cell) for cell in cells):
        tally.note("changed", "a workbook", text)


def _in_the_search(client: Any, document: Any, text: str, tally: Tally) -> None:
    """It can be looked for; what has words finds its document."""
    from django.urls import reverse

    from decreta.core.texts import fold

    answer = client.get(reverse("web:search"), {"q": text})
    if answer.status_code >= 500:
        tally.note("server_errors", "the search", text, answer.status_code)
    elif (
        fold(text)
        and len(text) < 200
        and reverse("documents:document", args=[document.pk]) not in answer.content.decode()
    ):
        tally.note("not_found", "the search", text)


def _to_a_program(client: Any, document: Any, text: str, tally: Tally) -> None:
    from django.test import Client

    answer = Client().get(f"/api/v1/documents/{document.pk}", headers={"Authorization": f"Bearer {client.token}"})
    if answer.status_code != 200:
        tally.note("server_errors", "the answer to a program", text, answer.status_code)
    elif answer.json()["subject"] != document.subject:
        tally.note("changed", "the answer to a program", text)
