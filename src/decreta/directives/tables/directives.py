"""The list of documents that assign tasks."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.actor import Actor
from decreta.directives.models import Directive
from decreta.directives.queries.withdrawn import assigned
from decreta.ui.tables import Column, Selection, Table
from decreta.ui.tables.pen import NOTHING


def _assigned(row: Directive) -> int:
    """How many tasks were made of it, as the list counts them."""
    number: int = row.assigned  # type: ignore[attr-defined]
    return number


_ISSUER = ("document__body", "document__organisation", "document__correspondent")


class DirectiveTable(Table[Directive]):
    """What each directive declares, and how many tasks were made of it."""

    name = "directives.directives"
    label = _("Directives")
    url_name = "directives:directives"
    order = ("-decided_on", "pk")
    css = "cards named"
    columns = (
        Column(
            "symbol",
            _("Symbol"),
            lambda row, pen: pen.sym(row.document.symbol),
            lambda row: row.document.symbol,
            sort=("document__symbol_key",),
        ),
        Column(
            "subject",
            _("Subject"),
            lambda row, pen: pen.link(
                pen.url("directives:directive", row.pk), capfirst(row.document.subject), row.document.language
            ),
            lambda row: row.document.subject,
            is_heading=True,
            width=60,
        ),
        Column(
            "issuer",
            pgettext_lazy("directive", "Issued by"),
            lambda row, pen: pen.text(row.document.author.name, row.document.author.name_lang),
            lambda row: row.document.author.name,
            shown=False,
            css="hide-s",
            width=30,
        ),
        Column(
            "body",
            _("Body"),
            lambda row, pen: pen.sym(row.body.symbol),
            lambda row: row.body.symbol,
            shown=False,
            css="hide-s",
        ),
        Column(
            "decided",
            _("Decided"),
            lambda row, pen: pen.day(row.decided_on),
            lambda row: row.decided_on,
            sort=("decided_on",),
            css="hide-s",
            width=12,
        ),
        Column(
            "issued",
            _("Issued"),
            lambda row, pen: pen.day(row.document.issued_on),
            lambda row: row.document.issued_on,
            sort=("document__issued_on",),
            css="hide-s",
            width=12,
        ),
        Column(
            "declared",
            _("Declared"),
            lambda row, pen: NOTHING if row.declared_total is None else str(row.declared_total),
            lambda row: row.declared_total,
            sort=("declared_total",),
            css="hide-s",
            is_number=True,
            width=10,
        ),
        Column(
            "assigned",
            _("Assigned"),
            lambda row, pen: str(_assigned(row)),
            _assigned,
            sort=("assigned",),
            is_number=True,
            width=10,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Directive]:
        found = Directive.objects.visible_to(actor).select_related("body", *_ISSUER)
        unread = ("document__search", "document__recipients")
        return Selection(found.defer(*unread).annotate(assigned=assigned()))


DIRECTIVES = DirectiveTable()
