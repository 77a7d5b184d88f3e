"""The words and shapes of timeliness, urgency and secrecy, once for lists, charts and papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class StateWords:
    """A state as shown: ``mark`` names its colour and shape (``state-overdue``, ``s-overdue``)."""

    mark: str
    label: str | Promise
    short: str | Promise


#: The nine classes of timeliness, and near due, which is a flag that may stand in for "in progress".
STATES: Final[dict[str, StateWords]] = {
    "in_progress_in_time": StateWords("progress", _("In progress, in time"), _("In progress")),
    "overdue": StateWords("overdue", _("Overdue"), _("Overdue")),
    "reported_in_time": StateWords("reported", _("Reported in time, awaiting verification"), _("Reported, to verify")),
    "reported_late": StateWords("reported", _("Reported late, awaiting verification"), _("Reported late, to verify")),
    "done_in_time": StateWords("intime", _("Done in time"), _("Done in time")),
    "done_late": StateWords("late", _("Done late"), _("Done late")),
    "undated": StateWords("undated", pgettext_lazy("task state", "Undated"), pgettext_lazy("task state", "Undated")),
    "suspended": StateWords("suspended", _("Suspended"), _("Suspended")),
    "closed_otherwise": StateWords("closed", _("Closed otherwise"), _("Closed otherwise")),
    "near_due": StateWords("near", _("Near due"), _("Near due")),
}
#: The order in which states stand in strips, legends and matrices: the good news does not hide the bad.
ORDER: Final = (
    "done_in_time",
    "done_late",
    "reported_in_time",
    "reported_late",
    "in_progress_in_time",
    "overdue",
    "undated",
    "suspended",
    "closed_otherwise",
)
URGENCY: Final[dict[str, str | Promise]] = {
    "urgent": pgettext_lazy("urgency", "Urgent"),
    "very_urgent": pgettext_lazy("urgency", "Very urgent"),
    "flash": pgettext_lazy("urgency", "Flash"),
}
SECRECY: Final[dict[str, str | Promise]] = {
    "internal": pgettext_lazy("secrecy", "Internal"),
    "secret": pgettext_lazy("secrecy", "Secret"),
    "top_secret": pgettext_lazy("secrecy", "Top secret"),
    "absolute_secret": pgettext_lazy("secrecy", "Absolute secret"),
}


def state(timeliness: str, *, near: bool = False) -> StateWords:
    """Words and mark of a state; ``near`` shows work in progress as near due. Raises ``KeyError``."""
    return STATES["near_due" if near and timeliness == "in_progress_in_time" else timeliness]
