"""Tasks, and the events that start clocks."""

from __future__ import annotations

import datetime as dt
from typing import Self
from uuid import UUID

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.core.texts import search_text
from decreta.directives.enums import Mode
from decreta.directives.models.directives import Clause, Directive
from decreta.directives.models.telling import withheld
from decreta.directives.models.withdrawals import Withdrawal
from decreta.documents.models.telling import told_to
from decreta.organisation.models import Body, Group, Organisation

MATTER_KIND = "directives.task"


def _withdrawals(moment: dt.datetime) -> models.QuerySet[Withdrawal]:
    return Withdrawal.objects.in_force_at(moment).filter(task=OuterRef("pk"))


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, actor: Actor) -> Self:
        """Tasks of which the actor sees an assignment, or whose body his post belongs to or serves."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        # Its body monitors the assignments of a task: whoever monitors one of them sees it by its body.
        assigned = Assignment.objects.seen_beside(actor).filter(matter_kind=MATTER_KIND, matter_id=OuterRef("pk"))
        return self.filter(models.Q(body_id__in=actor.body_ids | actor.served_body_ids) | Exists(assigned))

    def standing_at(self, moment: dt.datetime) -> Self:
        """Those that were assigned by a moment, but for those that were withdrawn by then: these count nowhere."""
        return self.filter(~Exists(_withdrawals(moment)), created_at__lte=moment)

    def withdrawn_by(self, moment: dt.datetime) -> Self:
        """Those that were assigned and are withdrawn as of a moment."""
        return self.filter(Exists(_withdrawals(moment)), created_at__lte=moment)

    def told_to(self, *actors: Actor) -> Self:
        """With whether their words may be told to somebody in any of his posts (`Task.title`, `Task.quote`)."""
        return self.annotate(is_told=told_to(*actors, document="directive__document"))

    def found_by_words(self, text: str, *actors: Actor) -> Self:
        """Those whose title, sentence or symbol has all the words. Nobody finds a task by words that he is not told."""
        return self.holding(search_text(text), *actors)

    def holding(self, words: str, *actors: Actor) -> Self:
        """The same by words that are folded already (`search_text`)."""
        found = SearchQuery(words, config="simple")
        return self.filter(told_to(*actors, document="directive__document"), search=found)

    def withheld_from(self, *actors: Actor) -> Self:
        """Those whose words may not be told to somebody."""
        return self.exclude(told_to(*actors, document="directive__document"))


class Task(models.Model):
    """What is to be done, from one clause of one directive.

    Its words are those of the directive's document: `title` and `quote` give them to whom they may be told, and a line
    in their place to anybody else. The columns themselves (`raw_…`) are read where words are kept or compared.
    """

    id = IdField()
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="tasks")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="tasks")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="tasks")
    ordinal = models.PositiveIntegerField()
    raw_title = models.CharField(max_length=400, db_column="title")
    raw_title_en = models.CharField(max_length=400, blank=True, db_column="title_en")
    raw_title_ja = models.CharField(max_length=400, blank=True, db_column="title_ja")
    mode = models.CharField(max_length=6, choices=Mode.choices)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    deadline = models.JSONField()
    due_period = models.CharField(max_length=24, blank=True)
    is_itemised = models.BooleanField()
    event_key = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    #: The task that it is a part of, where one was split without another directive: the directive does not count it.
    split_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    #: The first of a task that comes again, whose later occurrence it is: the directive declares the first one only.
    recurs_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="occurrences", db_index=False
    )
    #: Which occurrence it is, of a task that comes again.
    occurrence = models.PositiveIntegerField(null=True, blank=True)
    search = SearchVectorField(null=True, editable=False)

    objects = TaskQuerySet.as_manager()
    #: Set by `told_to`. Where nobody has asked for whom, the words of a protected directive are told to nobody.
    is_told: bool | None = None

    class Meta:
        ordering = ["directive", "ordinal", "occurrence"]
        constraints = [
            # An occurrence bears the number of its task: it is the same duty of the directive.
            models.UniqueConstraint(
                fields=["directive", "ordinal", "occurrence"], name="tasks_in_order", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["recurs_from", "occurrence"],
                name="occurrences_in_order",
                condition=models.Q(recurs_from__isnull=False),
            ),
            models.CheckConstraint(
                condition=models.Q(recurs_from=None) | models.Q(occurrence__gt=1), name="later_occurrence_is_numbered"
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="task_search"),
            models.Index(fields=["body", "due_period"], name="task_body"),
            models.Index(fields=["event_key"], name="task_event", condition=~models.Q(event_key="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="deadline_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__deadline__df=pgtrigger.F("new__deadline"))
                | pgtrigger.Q(old__due_period__df=pgtrigger.F("new__due_period"))
                | pgtrigger.Q(old__is_itemised__df=pgtrigger.F("new__is_itemised")),
            )
        ]

    def __str__(self) -> str:
        return self.shown_title

    @property
    def is_withheld(self) -> bool:
        """Whether its words are not for the reader who was asked about."""
        return self.directive.document.is_protected if self.is_told is None else not self.is_told

    def _told(self, words: str, language: str) -> str:
        return withheld(language) if self.is_withheld else words

    @property
    def title(self) -> str:
        """The title as it was given, in Vietnamese."""
        return self._told(self.raw_title, "vi")

    @property
    def title_en(self) -> str:
        """The title in English, where it has one."""
        return self._told(self.raw_title_en, "en")

    @property
    def title_ja(self) -> str:
        """The title in Japanese, where it has one."""
        return self._told(self.raw_title_ja, "ja")

    @property
    def quote(self) -> str:
        """The sentence of the directive, in Vietnamese."""
        return self._told(self.clause.raw_quote, "vi")

    @property
    def quote_en(self) -> str:
        """The sentence in English, where somebody has put it so."""
        return self._told(self.clause.raw_quote_en, "en")

    @property
    def quote_ja(self) -> str:
        """The sentence in Japanese, where somebody has put it so."""
        return self._told(self.clause.raw_quote_ja, "ja")

    def title_in(self, language: str) -> str:
        """The title in a language, else the original."""
        if self.is_withheld:
            return withheld(language)
        return self.named(self.lang_in(language))

    def named(self, language: str) -> str:
        """The title as it was given in one language, empty where it was not; with which occurrence it is."""
        found = {"vi": self.raw_title, "en": self.raw_title_en, "ja": self.raw_title_ja}[language]
        return f"{found} ({occurrence_words(self.occurrence, language)})" if found and self.occurrence else found

    def lang_in(self, language: str) -> str:
        """The language that `title_in` gives."""
        if self.is_withheld:
            return language[:2]
        return language[:2] if {"en": self.title_en, "ja": self.title_ja}.get(language[:2]) else "vi"

    @property
    def shown_title(self) -> str:
        """The title in the reader's language."""
        return self.title_in(get_language() or "vi")

    @property
    def shown_lang(self) -> str:
        """The language of `shown_title`."""
        return self.lang_in(get_language() or "vi")

    @property
    def shown_quote(self) -> str:
        """The sentence as it stands in the directive; in its place, when it is withheld, a line in the reader's language."""
        return withheld(get_language() or "vi") if self.is_withheld else self.clause.raw_quote

    @property
    def shown_name(self) -> str:
        """What heads its page: the title, or which task of which directive it is."""
        if not self.is_withheld:
            return self.shown_title
        named = _("Task %(n)s of %(symbol)s") % {"n": self.ordinal, "symbol": self.directive.document.symbol}
        return f"{named} ({occurrence_words(self.occurrence, get_language() or 'vi')})" if self.occurrence else named

    @property
    def first_id(self) -> UUID:
        """The key of the first occurrence of a task that comes again; else its own."""
        found: UUID = self.recurs_from_id or self.pk
        return found


def occurrence_words(number: int, language: str) -> str:
    """Which occurrence of a task that comes again, in a language."""
    with override(language):
        return _("occurrence %(n)s") % {"n": number}


class EventOccurrenceQuerySet(models.QuerySet["EventOccurrence"]):
    def of(self, event_key: str, where: Organisation | Body, awaited_by: Body | None) -> Self:
        """What holds for the tasks of a body in one place, with what was recorded before bodies were told apart: its own first."""
        who = {"organisation": where} if isinstance(where, Organisation) else {"body": where}
        owner = models.Q(awaited_by=awaited_by) | models.Q(awaited_by=None)
        found = self.filter(owner, event_key=event_key, **who)
        return found.order_by(models.F("awaited_by").asc(nulls_last=True), "-recorded_at")

    def in_force_for(self, awaited_by: UUID) -> Self:
        """What holds for the tasks of a body in all places: what stands for all counts where it has none of its own."""
        own = EventOccurrence.objects.filter(
            models.Q(organisation=models.OuterRef("organisation")) | models.Q(body=models.OuterRef("body")),
            event_key=models.OuterRef("event_key"),
            awaited_by=awaited_by,
        )
        return self.filter(
            models.Q(awaited_by=awaited_by) | models.Q(~models.Exists(own), awaited_by=None),
        )


class EventOccurrence(models.Model):
    """An event that deadlines wait for, as it occurred for one organisation or one body (trap T8)."""

    id = IdField()
    event_key = models.CharField(max_length=60)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="event_occurrences"
    )
    #: The body in which it occurred, where the work is that of a body.
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="event_occurrences")
    #: The body whose tasks wait for it; none of what was recorded before they were told apart: it holds for all.
    awaited_by = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="awaited_events", db_index=False
    )
    occurred_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    objects = EventOccurrenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event_key", "organisation", "body", "awaited_by"],
                name="event_once_per_place",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False, body=None)
                | models.Q(organisation=None, body__isnull=False),
                name="event_in_one_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_key} {self.occurred_on}"

    @property
    def where(self) -> Organisation | Body:
        """The organisation or body in which it occurred."""
        found = self.organisation or self.body
        assert found is not None  # the constraint event_in_one_place
        return found
