"""What stands beside a frozen report and beside its paper: each leads to the other; and that what was frozen stands in it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.core.actor import Actor
from decreta.core.errors import Problems, allows
from decreta.directives import beside as reports
from decreta.directives.models import FrozenReport
from decreta.documents import beside as papers
from decreta.documents import kept
from decreta.documents.beside import Lead, Remark
from decreta.documents.enums import EDITABLE, DocumentState
from decreta.documents.models import Arrival, Document
from decreta.documents.rendering.particulars import Particulars
from decreta.reporting.domain.papers import can_make_paper, may_make_paper
from decreta.reporting.queries.papers import annexes_stand, changed_line, first_version, report_of, seen
from decreta.ui import moments
from decreta.ui.buttons import ButtonContext

#: So much of a line says which one is meant.
_SHOWN = 80


def register() -> None:
    """Enter them."""
    reports.register_on_report("reporting", tell_of_report)
    papers.register("reporting", tell_of_paper)
    kept.register("reporting", keep_what_was_frozen)


def tell_of_report(said: reports.Beside, report: FrozenReport, actor: Actor) -> None:
    """Its papers as far as the reader sees them, with state and number; to who drafts for the body, that one may be made."""
    for one in seen(report, actor):
        document = one.document
        title = _("Paper of this report: %(state)s") % {"state": _state(document)}
        lead = Lead(reverse("documents:document", args=[document.pk]), str(document), document.language)
        said.remarks.append(Remark(title, "", "warning" if _is_gone(document) else "info", "file-text", (lead,)))
    if allows(may_make_paper, report=report, by=actor) and allows(can_make_paper, report):
        url = reverse("reporting:make_paper", args=[report.pk])
        said.buttons.append(ButtonContext(_("Make a paper of this report"), url, icon="file-pen-line"))


def tell_of_paper(said: papers.Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """Of which frozen report a paper is, and what of it stands."""
    report = report_of(document)
    if report is None:
        return
    title = _("Paper of a frozen progress report")
    text = _("Its figures, tables and annexes are those of the report as of the end of %(day)s.")
    text %= {"day": moments.day(report.as_of)}
    if document.state in EDITABLE:
        text += " " + _("They stand word for word: write before or behind them.")
    is_seen = FrozenReport.objects.visible_to(actor).filter(pk=report.pk).exists()
    lead = Lead(reverse("directives:report_frozen", args=[report.pk]), _("Open frozen report"))
    said.remarks.append(Remark(title, text, "info", "snowflake", (lead,) if is_seen else ()))


def keep_what_was_frozen(document: Document, text: str, particulars: Particulars, problems: Problems) -> None:
    """A changed text has what was frozen in one piece, its annexes first among the annexes."""
    if report_of(document) is None:
        return
    first = first_version(document)
    if (line := changed_line(first, text)) is not None:
        problems.add(
            _(
                "What was frozen stands in this paper word for word and in one piece; write before or behind it. "
                "Changed or parted at: “%(line)s”"
            )
            % {"line": line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"},
            "text",
            "frozen",
        )
    if not annexes_stand(first, particulars):
        problems.add(
            _("The annexes of the frozen report stand first and unchanged; add further ones behind them."),
            "annexes",
            "frozen",
        )


def _state(document: Document) -> str:
    if document.recalled_at is not None:
        return pgettext("document", "recalled")
    state = str(DocumentState(document.state).label)
    return f"{state}, {document.symbol}" if document.symbol else state


def _is_gone(document: Document) -> bool:
    return document.recalled_at is not None or document.state == DocumentState.WITHDRAWN
