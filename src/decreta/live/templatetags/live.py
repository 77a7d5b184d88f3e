"""``{% load live %}``: from which place of the log on a page wants to be told."""

from django import template

from decreta.live import reading

register = template.Library()


@register.simple_tag
def live_position() -> int:
    """The newest place of the log, to be read before the page's own content: ``data-after="{% live_position %}"``.

    A page that opens its stream with it misses nothing that happened while it travelled. One statement.
    """
    return reading.position()
