"""Numbers of those invited: each has one in his sitting, by which he is named where names are many."""

from __future__ import annotations

from django.db.models import Max

from decreta.meetings.models import Sitting


def next_number(sitting: Sitting) -> int:
    """The first number that nobody in a sitting has. Two who invite at once wait for each other here. Two statements."""
    # Without the key: whoever only refers to the sitting (a new invitation) does not wait.
    Sitting.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=sitting.pk)
    return (sitting.invitations.aggregate(last=Max("number"))["last"] or 0) + 1
