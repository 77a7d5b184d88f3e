"""What the files that a reader takes along are called."""

from __future__ import annotations

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from decreta.meetings.models import Sitting


def file_name(sitting: Sitting) -> str:
    """The pack, by the day of the sitting."""
    return _("papers-%(day)s.pdf") % {"day": f"{localtime(sitting.starts_at):%Y-%m-%d}"}


def notes_name(sitting: Sitting) -> str:
    """The notes, likewise."""
    return _("notes-%(day)s.txt") % {"day": f"{localtime(sitting.starts_at):%Y-%m-%d}"}
