"""The key of a hall's screen, kept only as its hash."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.meetings.enums import SittingState
from decreta.meetings.models.sittings import Sitting
from decreta.organisation.models import Holding

#: While these last there is something to show in a hall.
SHOWN_IN = (SittingState.CONVENED, SittingState.OPEN)


class HallScreenQuerySet(models.QuerySet["HallScreen"]):
    def standing(self, *, at: dt.datetime) -> Self:
        """Those that still show their sitting: not ended by hand, by their hour or by the end of the sitting."""
        lasts = Q(ends_at=None) | Q(ends_at__gt=at)
        return self.filter(lasts, revoked_at=None, sitting__state__in=SHOWN_IN)


class HallScreen(models.Model):
    """What lets a machine that nobody is signed in at show the hall's page of one sitting, and nothing else.

    The token of its address follows from the secret of the installation (`queries.screens`), so that those who run the
    sitting can read it again; here stand hashes, by which it is found. The code is shorter, to be typed, and good once.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="screens")
    token_hash = models.BinaryField(max_length=32, unique=True)
    code_hash = models.BinaryField(max_length=32, unique=True)
    #: Until when the code may be typed; none once the screen was opened.
    code_until = models.DateTimeField(null=True)
    #: In which language it is shown: that of who made it.
    language = models.CharField(max_length=8)
    made_by = models.ForeignKey(Holding, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    #: The hour at which it ends by itself; none: with the sitting.
    ends_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = HallScreenQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return str(self.sitting)
