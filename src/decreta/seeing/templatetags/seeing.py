"""Marks of the pictures."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from decreta.directives.queries.light_words import MARKS, because
from decreta.directives.queries.lights import Lit
from decreta.ui.components import marks

register = template.Library()


@register.simple_tag(takes_context=True)
def light(context: Context, one: Lit | None) -> SafeString:
    """A light with its shape, its word and why: ``{% light row.lit %}``; nothing where there is none."""
    if one is None or one.light is None:
        return SafeString("")
    shown = marks.state(context, MARKS[one.light], str(one.light.label))
    return format_html('{} <span class="why">{}</span>', shown, because(one))
