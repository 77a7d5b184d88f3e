"""``{% load dispatch %}``: states of deliveries and who gave a receipt."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from decreta.dispatch.enums import DeliveryState
from decreta.dispatch.models import Delivery, Receipt
from decreta.dispatch.queries.words import MARKS
from decreta.ui import symbols

register = template.Library()


@register.simple_tag(takes_context=True)
def delivery_state(context: Context, delivery: Delivery, *, large: bool = False) -> SafeString:
    """The state with its shape and word: ``{% delivery_state row %}``."""
    return _mark(context, delivery.state, large=large)


@register.simple_tag(takes_context=True)
def delivery_mark(context: Context, state: str) -> SafeString:
    """A state by its name."""
    return _mark(context, state)


def _mark(context: Context, state: str, *, large: bool = False) -> SafeString:
    kind = MARKS[state]
    return format_html(
        '<span class="state state-{}{}">{}{}</span>',
        kind,
        " state-lg" if large else "",
        symbols.use(context, f"s-{kind}", ""),
        capfirst(str(DeliveryState(state).label)),
    )


@register.simple_tag
def receipt_by(receipt: Receipt) -> str:
    """Who gave it: a person in his post, or the system."""
    if receipt.by.get("kind") == "system":
        return gettext("by the system")
    return ", ".join(part for part in (receipt.by.get("name"), receipt.by.get("post")) if part)
