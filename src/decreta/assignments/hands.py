"""Who has work in hand, as lists and cells show it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from decreta.assignments.models import Assignee
from decreta.organisation.models import Holding


def named(assignee: Assignee) -> str:
    """An assignee by its name; an officer by his own."""
    return str(assignee.person) if isinstance(assignee, Holding) else assignee.name


def charged(assignees: Sequence[Assignee]) -> SafeString:
    """Those who have it in hand, one below the other; an officer with his post. Empty where nobody has."""
    return format_html_join("", '<span class="charged">{}</span>', ((_shown(one),) for one in assignees))


def _shown(one: Assignee) -> SafeString:
    if not isinstance(one, Holding):
        return format_html('<span lang="{}">{}</span>', one.name_lang, one.name)
    post = one.post
    return format_html(
        '<span lang="vi">{}</span> <small class="muted" lang="{}">{}</small>', one.person, post.name_lang, post.name
    )
