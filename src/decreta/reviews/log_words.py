"""The log's words for reviews: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="reviews",
    name=pgettext_lazy("area of the log", "Reviews of directives"),
    order=80,
    acts={
        "reviews.reviewed": pgettext_lazy("act", "reviewed a directive without an end"),
        "reviews.moved": pgettext_lazy("act", "moved the review of a directive"),
        "reviews.reminded": pgettext_lazy("act", "told that a directive is to be reviewed"),
        "reviews.rule_set": pgettext_lazy("act", "set when directives are reviewed first"),
    },
    things={
        "reviews.reviewrule": pgettext_lazy("thing", "rule of reviews"),
    },
)
