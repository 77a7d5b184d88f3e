"""``{% load documents %}``: states, marks, the text in the face of a paper, who reads it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.documents import numbering
from decreta.documents.enums import DocumentState, Secrecy, Urgency
from decreta.documents.models import Audience, Document, Series
from decreta.documents.rendering.blocks import Block, BlockKind
from decreta.ui import moments, symbols

register = template.Library()

_MARKS = {
    DocumentState.DRAFT: "undated",
    DocumentState.SUBMITTED: "reported",
    DocumentState.APPROVED: "progress",
    DocumentState.ISSUING: "near",
    DocumentState.ISSUED: "intime",
    DocumentState.WITHDRAWN: "closed",
}
_REASONS = {
    "drafting": pgettext_lazy("reader", "drafting"),
    "signing": pgettext_lazy("reader", "signing"),
    "secretary": pgettext_lazy("reader", "secretary"),
    "issuing": pgettext_lazy("reader", "issuing"),
    "recipient": pgettext_lazy("reader", "recipient"),
    "issuer": pgettext_lazy("reader", "issuer"),
    "assigned": pgettext_lazy("reader", "assigned a task in it"),
    "agenda": pgettext_lazy("reader", "on an agenda"),
}


@register.simple_tag(takes_context=True)
def document_state(context: Context, document: Document, *, large: bool = False) -> SafeString:
    """The state with its shape and word: ``{% document_state row %}``."""
    kind = _MARKS[DocumentState(document.state)]
    shape = symbols.use(context, f"s-{kind}", "")
    return format_html(
        '<span class="state state-{}{}">{}{}</span>',
        kind,
        " state-lg" if large else "",
        shape,
        capfirst(document.get_state_display()),
    )


@register.simple_tag(takes_context=True)
def document_marks(context: Context, document: Document) -> SafeString:
    """Stamps of urgency and secrecy; nothing for ordinary papers."""
    found = []
    if document.urgency != Urgency.NORMAL:
        css = "urgency urgency-3" if document.urgency == Urgency.FLASH else "urgency"
        found.append(format_html(' <span class="{}">{}</span>', css, document.get_urgency_display()))
    if document.secrecy != Secrecy.NONE:
        lock = symbols.use(context, "i-lock", 'class="i"')
        found.append(format_html(' <span class="secrecy">{}{}</span>', lock, document.get_secrecy_display()))
    return mark_safe("".join(found))  # noqa: S308 - every piece comes from format_html


@register.simple_tag
def paper_block(block: Block, is_heading: bool = False) -> SafeString:  # noqa: FBT001, FBT002 - a template's argument
    """A block of the text under its anchor: ``{% paper_block block is_heading %}`` can be linked as ``#p-1.2``."""
    words = format_html("{} {}", block.label, block.text) if block.label else format_html("{}", block.text)
    if is_heading or block.kind in (BlockKind.PART, BlockKind.ARTICLE):
        words = format_html("<b>{}</b>", words)
    return format_html('<p id="p-{0}" data-anchor="{0}">{1}</p>', block.anchor, words)


@register.simple_tag
def audience_reason(reason: str) -> str:
    """Because of what somebody reads a document."""
    return str(_REASONS.get(reason, reason))


@register.simple_tag
def audience_name(row: Audience) -> str:
    """Who it is: a unit, organisation, body, post, or one person's holding."""
    found: Any = row.unit or row.organisation or row.body or row.post
    return found.name if found is not None else str(row.holding.person if row.holding else "")


@register.simple_tag
def register_type(series: Series) -> str:
    """The type that a register counts, in the reader's language."""
    if series.type_code == numbering.EVERY_TYPE:
        return str(_("All types together"))
    issuer = series.body or series.organisation
    assert issuer is not None
    return numbering.type_name(issuer.regime, series.type_code, on=clock.today())


@register.filter
def as_day(moment: dt.datetime) -> str:
    """A moment's day in figures, for use inside a sentence."""
    return moments.day(moment)
