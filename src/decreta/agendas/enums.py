"""What somebody says beforehand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Stand(models.TextChoices):
    """A member's position on a point, stated before the sitting."""

    NO_OBJECTION = "none", pgettext_lazy("position", "no objection")
    SPEAK = "speak", pgettext_lazy("position", "wishes to speak")
    OBJECTION = "objection", pgettext_lazy("position", "objects")


#: Who says one of these wants the point to be dealt with: it is not adopted by consent.
OPPOSING = (Stand.SPEAK, Stand.OBJECTION)


class Hindrance(models.TextChoices):
    """Why a point for decision is not offered for the consent part."""

    NOT_READ = "not_read", pgettext_lazy("point not offered", "not every member reads it")
    NOT_DRAFTED = "not_drafted", pgettext_lazy("point not offered", "no decision is proposed under it")
    OPPOSED = "opposed", pgettext_lazy("point not offered", "somebody objects or wishes to speak")
    AMENDED = "amended", pgettext_lazy("point not offered", "an amendment waits on it")
    UNANSWERED = "unanswered", pgettext_lazy("point not offered", "not every member has answered")


class Rhythm(models.TextChoices):
    """How often a point of a template comes back."""

    EACH = "each", pgettext_lazy("rhythm", "at each sitting")
    SECOND = "2", pgettext_lazy("rhythm", "at every second sitting")
    THIRD = "3", pgettext_lazy("rhythm", "at every third sitting")
    FOURTH = "4", pgettext_lazy("rhythm", "at every fourth sitting")
    SIXTH = "6", pgettext_lazy("rhythm", "at every sixth sitting")
    QUARTER = "quarter", pgettext_lazy("rhythm", "at the first sitting of a quarter")
    YEAR = "year", pgettext_lazy("rhythm", "at the first sitting of a year")


class Level(models.TextChoices):
    """Who looks at a proposed point before it is among the open points of a body."""

    UNIT_HEAD = "unit_head", pgettext_lazy("review", "head of unit")
    SECRETARY = "secretary", pgettext_lazy("review", "secretary")
    CHAIR = "chair", pgettext_lazy("review", "chair")


class ProposalState(models.TextChoices):
    """Where a proposed point is."""

    REVIEW = "review", pgettext_lazy("proposal", "under review")
    RETURNED = "returned", pgettext_lazy("proposal", "returned")
    OPEN = "open", pgettext_lazy("proposal", "open point")
    PLACED = "placed", pgettext_lazy("proposal", "on an agenda")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")


class Way(models.TextChoices):
    """Where a point goes that its sitting has not dealt with."""

    SITTING = "sitting", pgettext_lazy("point goes", "onto the agenda of a later sitting")
    POOL = "pool", pgettext_lazy("point goes", "among the open points")
    BACK = "back", pgettext_lazy("point goes", "back to who proposed it")
    STAYS = "stays", pgettext_lazy("point goes", "nowhere: it is not dealt with any more")


class StepKind(models.TextChoices):
    """What happened to a proposed point."""

    PROPOSED = "proposed", pgettext_lazy("proposal step", "proposed")
    APPROVED = "approved", pgettext_lazy("proposal step", "approved")
    RETURNED = "returned", pgettext_lazy("proposal step", "returned")
    CHANGED = "changed", pgettext_lazy("proposal step", "changed and sent again")
    PLACED = "placed", pgettext_lazy("proposal step", "put on an agenda")
    PUT_OFF = "put_off", pgettext_lazy("proposal step", "taken off the agenda")
    CARRIED = "carried", pgettext_lazy("proposal step", "carried over from a sitting that did not deal with it")
    DROPPED = "dropped", pgettext_lazy("proposal step", "not carried over from a sitting that did not deal with it")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal step", "withdrawn")


class Opinion(models.TextChoices):
    """What somebody who is asked beforehand says of a point."""

    AGREES = "agrees", pgettext_lazy("opinion beforehand", "agree")
    REMARKS = "remarks", pgettext_lazy("opinion beforehand", "agree with remarks")
    DISAGREES = "disagrees", pgettext_lazy("opinion beforehand", "disagree")
    NONE = "none", pgettext_lazy("opinion beforehand", "no opinion")


class Treatment(models.TextChoices):
    """What who proposed a point made of an opinion."""

    TAKEN = "taken", pgettext_lazy("opinion beforehand", "taken up")
    PARTLY = "partly", pgettext_lazy("opinion beforehand", "taken up in part")
    NOT_TAKEN = "not_taken", pgettext_lazy("opinion beforehand", "not taken up")
