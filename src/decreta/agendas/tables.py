"""The list of proposed points."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from decreta.agendas.enums import ProposalState
from decreta.agendas.models import Proposal
from decreta.agendas.queries.pool import awaiting
from decreta.core.actor import Actor
from decreta.ui.components.marks import unbroken
from decreta.ui.listing import View
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import joined


def _title(row: Proposal, pen: Pen) -> SafeString:
    start = SafeString(f'<a class="q" href="{pen.url("agendas:proposal", row.pk)}" lang="{row.title_lang}">')
    return joined(start, unbroken(row.title), SafeString("</a>"))


def _state(row: Proposal) -> str:
    words = str(row.get_state_display())
    return f"{words}: {row.get_waits_for_display()}" if row.waits_for else words


def _by_whom(row: Proposal) -> str:
    return gettext("the body's office") if row.is_of_office else row.proposer.person.full_name


class ProposalTable(Table[Proposal]):
    """Proposed points: those that wait for oneself, the pool of open points, all that one sees."""

    name = "agendas.proposals"
    label = gettext_lazy("Proposed points")
    url_name = "agendas:proposals"
    filters = ("which",)
    page_size = 30
    css = "cards stacked"
    columns = (
        Column("title", gettext_lazy("Point"), _title, lambda row: row.title, is_heading=True, width=60),
        Column(
            "body",
            gettext_lazy("Body"),
            lambda row, pen: pen.text(row.body.name, row.body.name_lang),
            lambda row: row.body.name,
            sort=("body__code",),
            width=40,
        ),
        Column(
            "proposer",
            pgettext_lazy("point", "Proposed by"),
            lambda row, pen: _by_whom(row),
            _by_whom,
            width=30,
        ),
        Column(
            "since",
            pgettext_lazy("point", "Since"),
            lambda row, pen: pen.moment(row.changed_at),
            lambda row: row.changed_at,
            sort=("changed_at",),
            css="nw",
            width=18,
        ),
        Column("minutes", gettext_lazy("Minutes"), lambda row, pen: str(row.minutes), lambda row: row.minutes, css="r"),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row, pen: pen.text(capfirst(_state(row)), css="ink2"),
            _state,
            width=30,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Proposal]:
        which, here = query.get("which", ""), reverse(self.url_name)
        names = {
            "": gettext("Waiting for me"),
            "pool": gettext("Open points"),
            "mine": gettext("Proposed by me"),
            "all": gettext("All"),
        }
        which = which if which in names else ""
        return Selection(
            _rows(which, actor),
            order=("-changed_at", "pk"),
            sub=names[which],
            views=[
                View(label, f"{here}?which={name}" if name else here, is_current=name == which)
                for name, label in names.items()
            ],
            facts={"which": which},
        )


def _rows(which: str, actor: Actor) -> QuerySet[Proposal]:
    seen = Proposal.objects.visible_to(actor).select_related("body", "unit", "proposer__person")
    if which == "pool":
        return seen.filter(state=ProposalState.OPEN)
    if which == "mine":
        return seen.filter(proposer__person_id=actor.person_id, is_of_office=False)  # type: ignore[misc]
    if which == "all":
        return seen
    return seen.filter(pk__in=awaiting(actor).order_by().values("pk"))


PROPOSALS = ProposalTable()
