"""The application that `bench.live` measures: ours, with one live page like a sitting's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.template import engines

from decreta.config.asgi import application
from decreta.core.actor import Actor
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.organisation.models import Holding

if TYPE_CHECKING:
    from decreta.audit.models import Entry

TOPIC = "bench:sitting"
_TEMPLATE = engines["django"].from_string(
    '<section id="conclusions"><h2>{{ title }}</h2><ol>{% for line in lines %}<li lang="vi">{{ line }}</li>{% endfor %}</ol></section>'
)
_LINE = "Giao Bộ Khoa học và Công nghệ chủ trì, phối hợp với các cơ quan liên quan hoàn thành trong tháng 3 năm 2025."


def view_classes(topic: str, actors: Sequence[Actor]) -> Sequence[str | None]:
    """Members of the body, asked in one statement, as a sitting's page would."""
    if topic != TOPIC:
        return [None] * len(actors)
    asked = {actor.holding_id for actor in actors}
    members = set(Holding.objects.filter(pk__in=asked, post__body__code="bench").values_list("pk", flat=True))
    return [
        ("chair" if actor.role == "head" else "member") if actor.holding_id in members else None for actor in actors
    ]


def fragments(topic: str, view_class: str, entry: Entry) -> list[Fragment]:
    """Some 2 kB of HTML, like the conclusions of one point."""
    lines = [_LINE] * 12
    html = _TEMPLATE.render({"title": f"{view_class} {entry.facts['n']}", "lines": lines})
    return [Fragment("conclusions", html, say=f"n={entry.facts['n']}")]


registry.register(
    "bench.",
    topics=lambda entry: [TOPIC],
    fragments=fragments,
    view_class=lambda topic, actor: view_classes(topic, [actor])[0],
    view_classes=view_classes,
)

__all__ = ["application"]
