"""Tags of the page frame: sprite, navigation, strips, columns that appear only when filled."""

# ruff: noqa: S308 - what is marked safe here is our own markup; values go through format_html or are escaped
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, gettext

from decreta.ui import appearance, moments, nav, symbols

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def page_start(context: Context) -> str:
    """First tag of a full page: begins the sprite and gives the template its ``look``."""
    symbols.start(context)
    context["look"] = appearance.of(_request(context))
    return ""


@register.simple_tag(takes_context=True)
def sprite(context: Context) -> SafeString:
    """Last tag of a full page: the symbols that it used."""
    return symbols.sprite(context)


@register.simple_tag(takes_context=True)
def nonce(context: Context) -> SafeString:
    """The nonce attribute of a script element, where the security policy has one."""
    value = getattr(_request(context), "csp_nonce", "")
    return format_html(' nonce="{}"', value) if value else mark_safe("")


@register.simple_tag
def door(purpose: str) -> str:
    """URL of a place that some area provides: ``{% door "search" as url %}``; may be empty."""
    return nav.address(purpose)


@register.simple_tag(takes_context=True)
def nav_entries(context: Context) -> dict[str, list[nav.ShownEntry]]:
    """The rail's places for this reader, those at its foot apart."""
    request = _request(context)
    shown = nav.entries(request, current=str(context.get("nav_area") or "")) if request else []
    return {
        "main": [one for one in shown if not one.entry.at_foot],
        "foot": [one for one in shown if one.entry.at_foot],
    }


@register.simple_tag(takes_context=True)
def unread_notices(context: Context) -> int:
    """Unread notices of the reader."""
    request = _request(context)
    return nav.unread_notices(request) if request else 0


@register.simple_tag(takes_context=True)
def strips(context: Context) -> SafeString:
    """Strips that areas put between top bar and page (``nav.strip``)."""
    request = _request(context)
    return mark_safe("".join(nav.strips(request)) if request else "")


@register.simple_tag(takes_context=True)
def mandate_strip(context: Context) -> SafeString:
    """For whom, by which paper and until when one acts; it cannot be closed."""
    actor = getattr(_request(context), "actor", None)
    if not getattr(actor, "mandate_id", None):
        return mark_safe("")
    return format_html(
        '<p class="d-mandate">{}<span><b>{}</b> {}</span></p>',
        symbols.use(context, "i-stamp", 'class="i"'),
        gettext("Acting under a mandate:"),
        actor.mandate_note,  # type: ignore[union-attr]
    )


@register.simple_tag
def language_name(code: str) -> str:
    """A language in its own words: ``Tiếng Việt``."""
    name = get_language_info(code)["name_local"]
    return str(name[:1].upper() + name[1:])


@register.simple_tag(takes_context=True)
def print_foot(context: Context) -> str:
    """Foot of a printed page: which post printed it and when."""
    from decreta.core import clock

    post = getattr(getattr(_request(context), "actor", None), "post_title", "")
    when = moments.moment(clock.now())
    return gettext("Printed %(when)s %(post)s") % {"when": when, "post": post}


class WrappedNode(Node):
    """An element around blocks, left out with them when they print nothing."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, element: str, css: str) -> None:
        self.nodelist = nodelist
        self.element = element
        self.css = css

    def render(self, context: Context) -> SafeString:
        """Print the element with its content, or nothing."""
        inner = self.nodelist.render(context).strip()
        if not inner:
            return mark_safe("")
        css = f' class="{self.css}"' if self.css else ""
        return mark_safe(f"<{self.element}{css}>{inner}</{self.element}>")


@register.tag
def wrapped(parser: Parser, token: Token) -> WrappedNode:
    """``{% wrapped "div" "d-acts" %}…{% endwrapped %}``: the element only when it has content."""
    _, element, css = token.split_contents()
    nodelist = parser.parse(("endwrapped",))
    parser.delete_first_token()
    return WrappedNode(nodelist, element.strip("\"'"), css.strip("\"'"))


class ColumnsNode(Node):
    """Work and, when the page has any, its context beside it."""

    child_nodelists = ("css", "label", "main", "beside")

    def __init__(self, css: NodeList, label: NodeList, main: NodeList, beside: NodeList) -> None:
        self.css = css
        self.label = label
        self.main = main
        self.beside = beside

    def render(self, context: Context) -> SafeString:
        """Print one column or two."""
        main = self.main.render(context).strip()
        beside = self.beside.render(context).strip()
        if not beside:
            return mark_safe(f'<div class="stack">{main}</div>')
        css = self.css.render(context).strip()
        aside = "d-side" if "d-read" in css.split() else "d-context"
        name = conditional_escape(self.label.render(context).strip())
        return mark_safe(
            f'<div class="d-page {css}"><div class="stack">{main}</div>'
            f'<aside class="{aside}" aria-label="{name}">{beside}</aside></div>'
        )


@register.tag
def columns(parser: Parser, token: Token) -> ColumnsNode:
    """``{% columns %}class{% label %}name{% main %}…{% beside %}…{% endcolumns %}``."""
    parts = []
    for end in ("label", "main", "beside", "endcolumns"):
        parts.append(parser.parse((end,)))
        parser.delete_first_token()
    return ColumnsNode(*parts)


@register.inclusion_tag("ui/parts/keys.html", takes_context=True)
def keys_island(context: Context) -> dict[str, Any]:
    """Shortcuts, their help and the palette; off when the reader switched single keys off."""
    request = _request(context)
    return {
        "places": nav.entries(request) if request else [],
        "keys": appearance.of(request).keys,
        "search": nav.address("search"),
        "palette": nav.address("palette") if getattr(getattr(request, "user", None), "is_authenticated", False) else "",
    }


def _request(context: Context) -> HttpRequest | None:
    return getattr(context, "request", None) or context.get("request")
