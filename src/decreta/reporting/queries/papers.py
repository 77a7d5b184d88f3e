"""Papers of frozen reports: which of a report stands, of which report a paper is, and what of its text must stay."""

from __future__ import annotations

from django.db.models import QuerySet

from decreta.core.actor import Actor
from decreta.directives.models import FrozenReport
from decreta.documents.domain.contents import text_of
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Version
from decreta.documents.rendering.blocks import parse_blocks, print_blocks
from decreta.documents.rendering.particulars import Annex, Particulars, particulars_of
from decreta.reporting.models import ReportPaper

PURPOSE = "progress_report"


def standing(report: FrozenReport) -> QuerySet[ReportPaper]:
    """The paper of a report that was neither withdrawn nor recalled: there is one at most."""
    found = ReportPaper.objects.filter(report=report).exclude(document__state=DocumentState.WITHDRAWN)
    return found.filter(document__recalled_at=None)


def seen(report: FrozenReport, actor: Actor) -> list[ReportPaper]:
    """Papers of a report that the actor may see, the newest first. One statement."""
    documents = Document.objects.visible_to(actor)
    found = ReportPaper.objects.filter(report=report, document__in=documents.values("pk"))
    return list(found.select_related("document").defer("document__search"))


def report_of(document: Document) -> FrozenReport | None:
    """The frozen report that a document is the paper of. No statement for a document that is none."""
    if document.purpose != PURPOSE:
        return None
    return FrozenReport.objects.filter(papers__document=document).defer("content").first()


def first_version(document: Document) -> Version:
    """What was frozen, as it became the text of the paper."""
    return document.versions.get(ordinal=1)


def changed_line(first: Version, text: str) -> str | None:
    """The first line of what was frozen that a changed text does not have in its place; None when all of it stands.

    It stands as one piece: something written between its lines would be read as part of it. Then the line before which
    it was written is meant.
    """
    kept, given = _lines(text_of(first)), _lines(text)
    best = 0
    for place, line in enumerate(given):
        if line != kept[0]:
            continue
        same = _same(kept, given[place : place + len(kept)])
        if same == len(kept):
            return None
        best = max(best, same)
    return kept[best]


def annexes_stand(first: Version, particulars: Particulars) -> bool:
    """Whether the annexes of what was frozen stand first among the annexes, in their order and unchanged."""
    kept = [_said(one) for one in particulars_of(first.content).annexes]
    return [_said(one) for one in particulars.annexes[: len(kept)]] == kept


def _lines(text: str) -> list[str]:
    """Lines as a content keeps them."""
    return [line.strip() for line in print_blocks(parse_blocks(text)).split("\n")]


def _said(annex: Annex) -> tuple[str, list[str]]:
    return annex.title, [block.line.strip() for block in annex.blocks]


def _same(kept: list[str], given: list[str]) -> int:
    """With how many equal lines two pieces begin."""
    return next(
        (n for n, pair in enumerate(zip(kept, given, strict=False)) if pair[0] != pair[1]), min(len(kept), len(given))
    )
