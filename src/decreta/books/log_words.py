"""The log's words for books: its acts."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="books",
    name=pgettext_lazy("area of the log", "Register books"),
    order=210,
    acts={
        "books.printed": pgettext_lazy("act", "printed a register book"),
    },
)
