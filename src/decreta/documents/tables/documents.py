"""The list of documents, and a register as the list of its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents import numbering
from decreta.documents.enums import DocumentState, NumberState, Secrecy, Urgency
from decreta.documents.models import Document, Number
from decreta.documents.queries.lists import Filters, bodies_to_choose, documents_found, regimes_of
from decreta.documents.queries.registers import series_open_to
from decreta.documents.queries.words import MARKS
from decreta.organisation.forms.body_filter import body_filter
from decreta.ui import moments
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Keyset, Pen, Selection, Table
from decreta.ui.tables.pen import joined


def _symbol(row: Document, pen: Pen) -> SafeString:
    return pen.sym(row.symbol) if row.symbol else pen.text(gettext("no number yet"), css="muted")


def _subject(row: Document, pen: Pen) -> SafeString:
    link = pen.link(pen.url("documents:document", row.pk), capfirst(row.subject), row.language)
    if row.urgency == Urgency.NORMAL and row.secrecy == Secrecy.NONE:
        return link
    pieces: list[str] = [link]
    if row.urgency != Urgency.NORMAL:
        css = "urgency urgency-3" if row.urgency == Urgency.FLASH else "urgency"
        pieces += [" ", pen.text(row.get_urgency_display(), css=css)]
    if row.secrecy != Secrecy.NONE:
        pieces += [" ", SafeString('<span class="secrecy">'), pen.icon("lock"), row.get_secrecy_display(), _END]
    return joined(*pieces)


_END = SafeString("</span>")


def _issuer(row: Document, pen: Pen) -> SafeString:
    return pen.text(row.author.name, row.author.name_lang)


def _date(row: Document, pen: Pen) -> SafeString:
    if row.issued_on is not None:
        return pen.day(row.issued_on)
    drafted = gettext("drafted %(day)s") % {"day": moments.day(row.created_at)}
    return pen.text(drafted, css="muted")


def _state(row: Document, pen: Pen) -> SafeString:
    return pen.mark(MARKS[DocumentState(row.state)], capfirst(row.get_state_display()))


def _type(row: Document) -> str:
    return numbering.type_name(row.regime, row.type_code, on=clock.today())


class DocumentTable(Table[Document]):
    """Papers that a post drafts, signs, issues or receives, newest first."""

    name = "documents.documents"
    label = gettext_lazy("Documents")
    url_name = "documents:list"
    filters = ("state", "body", "type", "q")
    order = ("-created_at", "pk")
    keyset = Keyset(("-created_at", "pk"))
    css = "cards stacked"
    columns = (
        Column(
            "symbol", gettext_lazy("Number and symbol"), _symbol, lambda row: row.symbol, sort=("symbol_key",), width=20
        ),
        Column("subject", gettext_lazy("Subject"), _subject, lambda row: row.subject, is_heading=True, width=60),
        Column(
            "type",
            pgettext_lazy("document", "Type"),
            lambda row, pen: pen.once(("type", row.regime, row.type_code), lambda: _type(row)),
            _type,
            shown=False,
        ),
        Column("issuer", pgettext_lazy("document", "Issuer"), _issuer, lambda row: row.author.name, width=40),
        Column(
            "signer",
            gettext_lazy("Signer"),
            lambda row, pen: pen.text(row.signer_post.name if row.signer_post else ""),
            lambda row: row.signer_post.name if row.signer_post else "",
            shown=False,
            width=30,
        ),
        Column("date", gettext_lazy("Date"), _date, lambda row: row.issued_on, width=12),
        Column(
            "drafted",
            gettext_lazy("Drafted"),
            lambda row, pen: pen.moment(row.created_at),
            lambda row: row.created_at,
            sort=("created_at",),
            shown=False,
        ),
        Column(
            "urgency",
            gettext_lazy("Urgency"),
            lambda row, pen: row.get_urgency_display(),
            lambda row: row.get_urgency_display(),
            shown=False,
        ),
        Column(
            "secrecy",
            gettext_lazy("Secrecy"),
            lambda row, pen: row.get_secrecy_display(),
            lambda row: row.get_secrecy_display(),
            shown=False,
        ),
        Column("state", gettext_lazy("State"), _state, lambda row: row.get_state_display(), width=14),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Document]:
        bodies = bodies_to_choose()
        filters = Filters.read(query, bodies)
        types = numbering.types_of_regimes(regimes_of(bodies), on=clock.today())
        of_body = body_filter(
            [(body.code, body.name) for body in bodies],
            query.get("body", ""),
            label=pgettext("document", "Issuer"),
            every=gettext("Every issuer"),
        )
        facts = {"filters": filters, "of_body": of_body, "types": types, "states": DocumentState.choices}
        return Selection(documents_found(actor, filters), chips=_chips(filters, dict(types)), facts=facts)


def _chips(filters: Filters, types: dict[str, str]) -> list[Chip]:
    chips = []
    if filters.state:
        chips.append(Chip("state", gettext("State"), DocumentState(filters.state).label))
    if filters.body:
        chips.append(Chip("body", pgettext("document", "Issuer"), filters.body.name))
    if filters.unknown:
        chips.append(Chip("body", pgettext("document", "Issuer"), filters.unknown))
    if filters.type_code:
        chips.append(Chip("type", pgettext("document", "Type"), types.get(filters.type_code, filters.type_code)))
    if filters.words:
        chips.append(Chip("q", gettext("Words"), filters.words))
    return chips


DOCUMENTS = DocumentTable()


@dataclass(frozen=True)
class RegisterRow:
    """A number of a register, and whether the reader may know what stands under it."""

    number: Number
    is_readable: bool

    @property
    def is_void(self) -> bool:
        """Whether it was given back."""
        return self.number.state == NumberState.VOID

    @property
    def subject(self) -> str:
        """What stands under it, for those to whom the document is open."""
        document = self.number.document
        if document is None:
            return gettext("reserved for %(whom)s") % {"whom": self.number.reserved_for}
        return document.subject if self.is_readable else gettext("not open to your post")

    @property
    def symbol(self) -> str:
        """Number and symbol of what stands under it; none of what is void or only reserved."""
        document = self.number.document
        return "" if document is None or self.is_void else document.symbol

    @property
    def day(self) -> dt.date | None:
        """The day that the document bears; of a void or reserved number the day on which it was taken."""
        document = self.number.document
        if document is None or self.is_void:
            return self.number.taken_at.astimezone(clock.zone()).date()
        return document.issued_on


class RegisterTable(Table[RegisterRow]):
    """Every number that was ever taken in a register, the latest first."""

    name = "documents.register"
    label = gettext_lazy("Register")
    url_name = "documents:registers"
    filters = ("series",)
    order = ("-number",)
    columns = (
        Column(
            "number",
            gettext_lazy("Number"),
            lambda row, pen: str(row.number.number),
            lambda row: row.number.number,
            is_number=True,
            width=8,
        ),
        Column(
            "symbol",
            gettext_lazy("Number and symbol"),
            lambda row, pen: pen.sym(row.symbol),
            lambda row: row.symbol,
            width=20,
        ),
        Column(
            "subject",
            gettext_lazy("Subject"),
            lambda row, pen: row.subject,
            lambda row: row.subject,
            is_heading=True,
            width=60,
        ),
        Column(
            "date",
            gettext_lazy("Date"),
            lambda row, pen: pen.day(row.day),
            lambda row: row.day,
            width=12,
        ),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row, pen: row.number.get_state_display(),
            lambda row: row.number.get_state_display(),
            width=14,
        ),
        Column(
            "reason",
            gettext_lazy("Why void"),
            lambda row, pen: row.number.void_reason,
            lambda row: row.number.void_reason,
            width=40,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[RegisterRow]:
        found = series_open_to(actor).select_related("body", "organisation", "term")
        key = _key(query.get("series", ""))
        series = found.filter(pk=key).first() if key else None
        if series is None:
            raise Http404
        kind = numbering.register_name(series, on=clock.today())
        numbers = Number.objects.filter(series=series).select_related("document").defer("document__search")

        def rows(part: QuerySet[Number]) -> list[RegisterRow]:
            shown = list(part)
            known = Document.objects.visible_to(actor).filter(pk__in=[one.document_id for one in shown])
            readable = set(known.values_list("pk", flat=True))
            return [RegisterRow(one, one.document_id in readable) for one in shown]

        return Selection(numbers, rows, sub=f"{kind}, {series.issuer.name}, {series.period}")


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


REGISTER = RegisterTable()
