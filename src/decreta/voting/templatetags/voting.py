"""Filters of voting: the locks of somebody's own papers and keys, and how a ballot was entered."""

from __future__ import annotations

from django import template

from decreta.voting import locks
from decreta.voting.queries.afterwards import entry_words

register = template.Library()
register.filter("lock_of_codes", locks.lock_of_codes)
register.filter("lock_of_key", locks.lock_of_key)
register.filter("entry_words", entry_words)
