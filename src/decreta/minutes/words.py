"""What became of a decision, in words."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from decreta.minutes.queries.decided import Row


def work_words(row: Row) -> str:
    """`2 of 3 tasks done, 1 overdue`."""
    if not row.tasks:
        return gettext("no task follows")
    words = {"done": row.done, "n": len(row.tasks)}
    said = ngettext("%(done)s of %(n)s task done", "%(done)s of %(n)s tasks done", words["n"]) % words
    if row.overdue:
        late = ngettext("%(n)s overdue", "%(n)s overdue", row.overdue) % {"n": row.overdue}
        said = f"{said}, {late}"
    return said
