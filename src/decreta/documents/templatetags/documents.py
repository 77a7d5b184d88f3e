"""``{% load documents %}``: states, marks, the text in the face of a paper, who reads it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.documents import numbering
from decreta.documents.enums import ArrivalState, DocumentState, Secrecy, Urgency
from decreta.documents.models import Arrival, Audience, Document, Series
from decreta.documents.queries.words import ARRIVAL_MARKS, MARKS
from decreta.documents.rendering.blocks import PAGE_BREAK, QUOTES, Block, BlockKind
from decreta.documents.rendering.inline import Span, spans
from decreta.ui import moments, symbols

register = template.Library()

_REASONS = {
    "drafting": pgettext_lazy("reader", "drafting"),
    "signing": pgettext_lazy("reader", "signing"),
    "secretary": pgettext_lazy("reader", "secretary"),
    "checking": pgettext_lazy("reader", "answering for its form"),
    "issuing": pgettext_lazy("reader", "issuing"),
    "recipient": pgettext_lazy("reader", "recipient"),
    "issuer": pgettext_lazy("reader", "issuer"),
    "assigned": pgettext_lazy("reader", "assigned a task in it"),
    "agenda": pgettext_lazy("reader", "on an agenda"),
    "registering": pgettext_lazy("reader", "registering"),
    "directing": pgettext_lazy("reader", "directing"),
    "recall": pgettext_lazy("reader", "to confirm its recall"),
}


@register.simple_tag(takes_context=True)
def document_state(context: Context, document: Document, *, large: bool = False) -> SafeString:
    """The state with its shape and word: ``{% document_state row %}``."""
    kind = MARKS[DocumentState(document.state)]
    shape = symbols.use(context, f"s-{kind}", "")
    return format_html(
        '<span class="state state-{}{}">{}{}</span>',
        kind,
        " state-lg" if large else "",
        shape,
        capfirst(document.get_state_display()),
    )


@register.simple_tag(takes_context=True)
def arrival_state(context: Context, arrival: Arrival) -> SafeString:
    """The state of an arrival with its shape and word, large."""
    kind = ARRIVAL_MARKS[ArrivalState(arrival.state)]
    shape = symbols.use(context, f"s-{kind}", "")
    words = capfirst(arrival.get_state_display())
    return format_html('<span class="state state-{} state-lg">{}{}</span>', kind, shape, words)


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
    if block.text == PAGE_BREAK and not block.label:
        return format_html('<hr id="p-{0}" data-anchor="{0}">', block.anchor)
    is_quoted = block.text.startswith(QUOTES) and not block.label
    said = marked(block.text.removeprefix(QUOTES) if is_quoted else block.text)
    words = format_html("{} {}", block.label, said) if block.label else said
    if is_heading or block.kind in (BlockKind.PART, BlockKind.ARTICLE):
        words = format_html("<b>{}</b>", words)
    css = mark_safe(' class="quote"') if is_quoted else ""
    return format_html('<p id="p-{0}" data-anchor="{0}"{2}>{1}</p>', block.anchor, words, css)


@register.filter
def marked(text: str) -> SafeString:
    """Words of a draft with their marks: bold, italic, underlined."""
    return format_html_join("", "{}", ((_span(one),) for one in spans(text)))


def _span(one: Span) -> SafeString:
    shown = format_html("{}", one.text)
    for is_so, tag in ((one.underline, "u"), (one.italic, "i"), (one.bold, "b")):
        if is_so:
            shown = format_html("<{0}>{1}</{0}>", tag, shown)
    return shown


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
    return numbering.register_name(series, on=clock.today())


@register.filter
def as_day(moment: dt.datetime) -> str:
    """A moment's day in figures, for use inside a sentence."""
    return moments.day(moment)
