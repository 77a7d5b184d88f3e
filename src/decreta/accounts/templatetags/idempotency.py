"""``{% load idempotency %}``: the key that makes a form safe to send twice."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from decreta.accounts.idempotency import FIELD, new_key

register = template.Library()


@register.simple_tag
def idempotency_key() -> SafeString:
    """The hidden field of a form: ``<form method="post">{% csrf_token %}{% idempotency_key %}…``."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_key())
