"""The log's words for writing: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="writing",
    name=pgettext_lazy("area of the log", "Word templates"),
    order=160,
    acts={
        "writing.template_kept": pgettext_lazy("act", "kept a Word template"),
        "writing.version_brought": pgettext_lazy("act", "brought a version of a Word template"),
        "writing.tried": pgettext_lazy("act", "filled a Word template on trial"),
        "writing.put_in_force": pgettext_lazy("act", "put a Word template in force"),
        "writing.retired": pgettext_lazy("act", "retired a Word template"),
        "writing.begun": pgettext_lazy("act", "began a draft from a Word template"),
    },
    things={
        "writing.wordtemplate": pgettext_lazy("thing", "Word template"),
    },
)
