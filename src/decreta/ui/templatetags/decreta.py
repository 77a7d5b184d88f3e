"""``{% load decreta %}``: every component of the look under one name."""

from django import template

from decreta.ui.components import feedback, figures, forms, frame, lists, marks

register = template.Library()

for _part in (frame, marks, forms, lists, figures, feedback):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
