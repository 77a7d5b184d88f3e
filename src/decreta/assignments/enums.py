"""Kinds, roles and classes of assignments."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AssignmentRole(models.TextChoices):
    """How an assignee stands to the matter. A matter has one open lead, or only `each`."""

    LEAD = "lead", _("lead")
    EACH = "each", _("each")
    COORDINATE = "coordinate", _("coordinating")
    SUB = "sub", _("handed down")


ANSWERABLE = (AssignmentRole.LEAD, AssignmentRole.EACH)


class AssignmentState(models.TextChoices):
    """Where an assignment is on its way. Computed from its standing, never stored."""

    ASSIGNED = "assigned", _("assigned, not yet received")
    DISPUTED = "disputed", _("disputed")
    IN_WORK = "in_work", _("in work")
    REPORTED = "reported", _("reported done, awaiting verification")
    ACCEPTED = "accepted", _("accepted")
    SUSPENDED = "suspended", _("suspended")
    CLOSED = "closed", _("closed otherwise")


class FactKind(models.TextChoices):
    """What can happen to an assignment. Facts are only ever added."""

    ASSIGNED = "assigned", _("assigned")
    RECEIVED = "received", _("received")
    DISPUTED = "disputed", _("disputed")
    DISPUTE_SETTLED = "dispute_settled", _("dispute settled")
    CLOCK_STARTED = "clock_started", _("clock started")
    CLOCK_CORRECTED = "clock_corrected", _("clock corrected")
    EXTENDED = "extended", _("extended")
    PROGRESS = "progress", _("progress stated")
    REPORTED_DONE = "reported_done", _("reported done")
    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned")
    REFUSED = "refused", pgettext_lazy("report", "refused")
    SUSPENDED = "suspended", _("suspended")
    RESUMED = "resumed", _("resumed")
    CLOSED = "closed", _("closed otherwise")
    REOPENED = "reopened", _("reopened")


#: The note of an extension that was said again because the clock below it was corrected: no more time was given.
KEPT: Final = "kept when the clock was corrected"
#: The note of one that was said again for whoever takes the place of an organisation that has ended: none either.
KEPT_FOR_SUCCESSOR: Final = "kept when the work passed to a successor"
SAID_AGAIN: Final = (KEPT, KEPT_FOR_SUCCESSOR)


class Timeliness(models.TextChoices):
    """Exactly one of these is true of an assignment as of a moment (`timeliness.classify`)."""

    DONE_IN_TIME = "done_in_time", _("done in time")
    DONE_LATE = "done_late", _("done late")
    REPORTED_IN_TIME = "reported_in_time", _("reported in time, awaiting verification")
    REPORTED_LATE = "reported_late", _("reported late, awaiting verification")
    IN_PROGRESS_IN_TIME = "in_progress_in_time", _("in progress, in time")
    OVERDUE = "overdue", _("overdue")
    UNDATED = "undated", _("undated")
    SUSPENDED = "suspended", _("suspended")
    CLOSED_OTHERWISE = "closed_otherwise", _("closed otherwise")


class MilestoneState(models.TextChoices):
    """What a report says of a milestone."""

    REACHED = "reached", pgettext_lazy("milestone", "reached")
    ON_COURSE = "on_course", pgettext_lazy("milestone", "on course")
    AT_RISK = "at_risk", pgettext_lazy("milestone", "at risk")


class OutputChange(models.TextChoices):
    """What became of a deliverable after the matter was assigned."""

    ADDED = "added", pgettext_lazy("deliverable", "added")
    RENAMED = "renamed", pgettext_lazy("deliverable", "renamed")
    DROPPED = "dropped", pgettext_lazy("deliverable", "dropped")


DONE = (Timeliness.DONE_IN_TIME, Timeliness.DONE_LATE)


class Receipt(models.TextChoices):
    """Exactly one of these is true of an assignment as of a moment: whether it was answered within its receipt clock."""

    NO_CLOCK = "no_clock", _("no receipt clock")
    WAITING = "waiting", _("to be received")
    MISSED = "missed", _("not received in time")
    IN_TIME = "in_time", _("received in time")
    LATE = "late", _("received late")
    ENDED = "ended", _("ended before it was received")


class Phase(models.TextChoices):
    """What time is measured of the course of an assignment."""

    RECEIVING = "receiving", pgettext_lazy("cycle time", "assigned to received")
    STARTING = "starting", pgettext_lazy("cycle time", "received to first report")
    VERIFYING = "verifying", pgettext_lazy("cycle time", "reported done to verified")
    WHOLE = "whole", pgettext_lazy("cycle time", "assigned to verified")


class ClockUnit(models.TextChoices):
    """What a receipt clock is counted in."""

    HOUR = "hour", _("hours")
    WORKING_DAY = "working_day", _("working days")


class Outcome(models.TextChoices):
    """The monitor's answer to a report: a returned one is mended, after a refused one the work is done anew."""

    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned")
    REFUSED = "refused", pgettext_lazy("report", "refused")


#: Answers after which a report, with what it proves, does not stand.
FALLEN = (Outcome.RETURNED, Outcome.REFUSED)


class Judged(models.TextChoices):
    """What the monitor says of one deliverable."""

    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", pgettext_lazy("deliverable", "returned, to be mended")
    REFUSED = "refused", pgettext_lazy("deliverable", "refused, to be made anew")


class RungKind(models.TextChoices):
    """What a rung of a ladder does as a deadline comes and goes."""

    REMIND = "remind", _("reminder")
    NEAR_DUE = "near_due", _("near due")
    LAST_DAY = "last_day", _("last day")
    OVERDUE = "overdue", _("overdue")
    LETTER = "letter", _("urging letter")
    ESCALATE = "escalate", _("escalation")
    NOT_RECEIVED = "not_received", _("not received in time")


class Audience(models.TextChoices):
    """Whom a rung tells. Of the rungs that tell one audience only the highest that is reached is sent."""

    ASSIGNEE = "assignee", _("the assignee")
    ASSIGNEE_LEADERS = "leaders", _("the leaders of the assignee")
    UPPER = "upper", _("the leaders of the organisation above the assignee")
    STAFF = "staff", _("the staff of the monitoring body")
    MONITOR_HEAD = "head", _("the head of the monitoring body")
    STANDING = "standing", _("the standing committee of the monitoring body")


class Colour(models.TextChoices):
    """How urgent an urging letter is. Always said in words as well."""

    YELLOW = "yellow", _("yellow")
    ORANGE = "orange", _("orange")
    RED = "red", _("red")


class Minds(models.TextChoices):
    """What somebody has to do with a matter for those who gave it: at most one person of each."""

    DIRECTS = "directs", _("directing leader")
    MONITORS = "monitors", _("monitoring officer")


class Opinion(models.TextChoices):
    """What staff of the monitoring body advise on a request for more time."""

    GRANT = "grant", pgettext_lazy("opinion", "grant as asked")
    LESS = "less", pgettext_lazy("opinion", "grant less")
    REFUSE = "refuse", pgettext_lazy("opinion", "refuse")


class Light(models.TextChoices):
    """The traffic light of work by a declared rule (`lights.judge`). Never shown without its word."""

    RED = "red", pgettext_lazy("light", "Red")
    ORANGE = "orange", pgettext_lazy("light", "Orange")
    GREEN = "green", pgettext_lazy("light", "Green")
    GREY = "grey", pgettext_lazy("light", "Grey")


class Sign(models.TextChoices):
    """What a light follows from: each can give one, as the rule says. The last three are no matter of the rule."""

    OVERDUE = "overdue", _("the deadline has passed")
    FORECAST_LATE = "forecast_late", _("the forecast lies behind the deadline")
    RETURNED = "returned", _("the report that it was done was returned or refused")
    NEAR_SILENT = "near_silent", _("the deadline is near and nothing was reported lately")
    OBSTACLE = "obstacle", _("an obstacle stands in its way")
    UNRECEIVED = "unreceived", _("it was not received")
    SILENT = "silent", _("nothing was reported for a long time")
    NEVER_REPORTED = "never_reported", _("nothing was reported yet")
    ON_THE_WAY = "on_the_way", _("it is on its way")
    REPORTED = "reported", _("it is reported done and awaits verification")
    ENDED = "ended", _("it is done, suspended or closed")


class Step(models.TextChoices):
    """Where work stands on its way, as a board has columns. Ordered from what matters first (`queries.lights`)."""

    OVERDUE = "overdue", pgettext_lazy("step", "Overdue")
    NEAR_DUE = "near_due", pgettext_lazy("step", "Near due")
    UNRECEIVED = "unreceived", pgettext_lazy("step", "Not received")
    UNDER_WAY = "under_way", pgettext_lazy("step", "Under way")
    TO_VERIFY = "to_verify", pgettext_lazy("step", "Awaiting verification")
    SUSPENDED = "suspended", pgettext_lazy("step", "Suspended")
    DONE = "done", pgettext_lazy("step", "Done")
    CLOSED = "closed", pgettext_lazy("step", "Closed otherwise")
