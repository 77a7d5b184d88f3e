"""``{% load decreta %}``: every component of the look under one name."""

from django import template

from decreta.ui.components import feedback, figures, forms, frame, lists, marks, tables, times

register = template.Library()

for _part in (frame, marks, forms, lists, tables, figures, feedback, times):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
