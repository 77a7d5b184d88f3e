"""Filters of pages on which somebody's own papers and keys stand."""

from __future__ import annotations

from django import template

from decreta.voting import locks

register = template.Library()
register.filter("lock_of_codes", locks.lock_of_codes)
register.filter("lock_of_key", locks.lock_of_key)
