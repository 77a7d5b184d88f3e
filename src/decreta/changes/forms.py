"""Input of the pages of this area, turned into typed values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from decreta.assignments.enums import Opinion
from decreta.assignments.papers import Paper
from decreta.changes.domain import Ground, Part, Wish
from decreta.changes.enums import EndingKind
from decreta.changes.queries.passing import Candidate
from decreta.changes.queries.waiting import Waiting
from decreta.core import clock
from decreta.core.forms import ActForm
from decreta.directives.forms.whom import WhomForm, read_whom, who_field
from decreta.directives.models import Task
from decreta.directives.queries.houses import houses_of
from decreta.documents.models import Document
from decreta.organisation.models import Post, Succession

#: As many parts of a split task as one form makes.
PARTS: Final = 4


@dataclass(frozen=True)
class Row:
    """One request with the fields in which is said what becomes of it."""

    waiting: Waiting
    include: BoundField
    fields: list[BoundField]


class LetterForm(ActForm):
    """What a letter says to each of the requests that are put into it."""

    signer_post = forms.ModelChoiceField(Post.objects.none(), label=_("To be signed by"))

    def __init__(self, *args: Any, waiting: Sequence[Waiting], chosen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = list(waiting)
        for one in self.waiting:
            opinion, key = one.opinion, one.key
            advised = opinion.opinion if opinion else Opinion.GRANT
            self.fields[f"include_{key}"] = forms.BooleanField(
                label=_("Put into the letter"), required=False, initial=chosen in ("", key)
            )
            self.fields[f"decision_{key}"] = forms.ChoiceField(
                label=_("Decision"), choices=Opinion.choices, initial=advised, widget=forms.RadioSelect, required=False
            )
            self.fields[f"until_{key}"] = forms.DateField(
                label=_("Until, where less is granted"),
                required=False,
                initial=opinion.until_on if opinion and opinion.opinion == Opinion.LESS else None,
            )
            self.fields[f"reason_{key}"] = forms.CharField(
                label=_("Reason, where less is granted or it is refused"),
                required=False,
                initial=opinion.reason if opinion else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self) -> list[Row]:
        """Each request with its fields, for the page."""
        names = ("decision", "until", "reason")
        return [
            Row(one, self[f"include_{one.key}"], [self[f"{name}_{one.key}"] for name in names]) for one in self.waiting
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for one in self.waiting:
            is_less = cleaned.get(f"decision_{one.key}") == Opinion.LESS
            if cleaned.get(f"include_{one.key}") and is_less and not cleaned.get(f"until_{one.key}"):
                self.add_error(f"until_{one.key}", forms.ValidationError(_("Say until when."), code="missing"))
        return cleaned

    def wishes(self) -> list[Wish]:
        """What the letter is to say, for the requests that were chosen."""
        return [self._wish(one) for one in self.waiting if self.cleaned_data[f"include_{one.key}"]]

    def _wish(self, one: Waiting) -> Wish:
        decision = self.cleaned_data[f"decision_{one.key}"] or Opinion.GRANT
        return Wish(
            request=one.request,
            grant=decision != Opinion.REFUSE,
            until=self.cleaned_data[f"until_{one.key}"] if decision == Opinion.LESS else None,
            reason=self.cleaned_data[f"reason_{one.key}"] if decision != Opinion.GRANT else "",
        )


class EndForm(WhomForm):
    """A task ends by a paper; which fields there are depends on what becomes of its work.

    `others` are tasks that may end with it or into which it may be merged, `later` those of other directives that may
    take its place: what was found, and what was chosen before.
    """

    def __init__(
        self,
        *args: Any,
        kind: EndingKind,
        task: Task,
        others: Sequence[Task],
        later: Sequence[Task],
        papers: Sequence[Paper],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.task = kind, task
        self.known = {str(one.pk): one for one in (*others, *later)} | {str(task.pk): task}
        self.papers = {str(one.pk): one for one in papers}
        self.parts: list[tuple[Any, list[str]]] = []
        if kind is not EndingKind.SPLIT:
            self._add_tasks(others)
        if kind is not EndingKind.CANCEL:
            self._add_successors(others, later)
        if kind is EndingKind.SPLIT:
            self._add_parts()
        self._add_ground()

    def _add_tasks(self, others: Iterable[Task]) -> None:
        label = _("Tasks merged together with it") if self.kind is EndingKind.MERGE else _("Tasks that end with it")
        self.fields["tasks"] = forms.MultipleChoiceField(
            label=label, choices=_grouped(others), required=False, widget=forms.CheckboxSelectMultiple
        )

    def _add_successors(self, others: Sequence[Task], later: Sequence[Task]) -> None:
        match self.kind:
            case EndingKind.SPLIT if not later:
                return
            case EndingKind.SPLIT:
                field: forms.Field = forms.MultipleChoiceField(
                    label=_("Tasks into which it is split, where another directive assigns them"),
                    choices=_grouped(later),
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
            case EndingKind.MERGE:
                field = forms.ChoiceField(
                    label=_("Task into which they are merged"), choices=[("", "–"), *_grouped(others)]
                )
            case _:
                field = forms.ChoiceField(label=_("Task that takes its place"), choices=[("", "–"), *_grouped(later)])
        self.fields["successors"] = field
        self.parts.append(("", [name for name in ("successors", "tasks") if name in self.fields]))

    def _add_parts(self) -> None:
        for number in range(1, PARTS + 1):
            self.fields[f"part_{number}"] = forms.CharField(label=_("Task"), max_length=400, required=False)
            self.fields[f"lead_{number}"] = who_field(
                label=_("Lead"),
                required=False,
                help_text=_("By name, symbol or code. Empty: who leads the whole."),
            )
            self.fields[f"on_{number}"] = forms.DateField(
                label=_("Day"), required=False, help_text=_("Empty: the deadline of the whole.")
            )
            names = [f"part_{number}", f"lead_{number}", f"on_{number}"]
            self.parts.append((_("Part %(n)s, made of the same clause") % {"n": number}, names))

    def _add_ground(self) -> None:
        papers = [("", "–"), *((key, one.words) for key, one in self.papers.items())]
        self.fields["paper"] = forms.ChoiceField(
            label=_("The paper on which it rests"),
            choices=papers,
            required=False,
            help_text=_("Empty: the later directive itself.") if self.kind is EndingKind.SUPERSEDE else "",
        )
        self.fields["symbol"] = forms.CharField(
            label=_("Number and symbol"),
            max_length=80,
            required=False,
            help_text=_("Of a paper that is not among them."),
        )
        self.fields["reason"] = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
        if self.kind is EndingKind.CANCEL:
            self.parts.append(("", ["tasks"]))
        self.parts.append((_("Ground"), ["paper", "symbol", "reason"]))

    def clean(self) -> dict[str, Any]:
        """Who leads each part: `_lead_N`."""
        cleaned = super().clean() or self.cleaned_data
        typed = {name: cleaned.get(name, "").strip() for name in self.fields if name.startswith("lead_")}
        if any(typed.values()):
            known = read_whom(houses_of(self.task.directive, clock.today()))
            cleaned |= {f"_{name}": self.who(known, name, text) for name, text in typed.items()}
        return cleaned

    def tasks(self) -> list[Task]:
        """What ends: the task of the page and those that were named beside it."""
        return [self.task, *self._named("tasks")]

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        return {
            "kind": self.kind,
            "tasks": self.tasks(),
            "successors": self._named("successors"),
            "parts": self._parts(),
            "ground": self._ground(),
            "reason": self.cleaned_data["reason"],
        }

    def _named(self, name: str) -> list[Task]:
        found = self.cleaned_data.get(name) or []
        keys = [found] if isinstance(found, str) else found
        return [self.known[key] for key in keys if key in self.known]

    def _parts(self) -> list[Part]:
        if self.kind is not EndingKind.SPLIT:
            return []
        cleaned, found = self.cleaned_data, []
        for number in range(1, PARTS + 1):
            title, lead, on = (cleaned.get(f"{name}_{number}") for name in ("part", "_lead", "on"))
            if title or lead or on:
                found.append(Part(title or "", lead, on, field=f"part_{number}"))
        return found

    def _ground(self) -> Ground:
        paper, symbol = self.papers.get(self.cleaned_data.get("paper") or ""), self.cleaned_data.get("symbol") or ""
        if paper is None:
            later = self._named("successors") if self.kind is EndingKind.SUPERSEDE and not symbol else []
            return Ground(later[0].directive.document if later else None, symbol)
        return Ground(document=Document.objects.get(pk=UUID(str(paper.pk))))


def _grouped(tasks: Iterable[Task]) -> list[tuple[Any, Any]]:
    """Tasks as choices, under the symbols of their directives."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in tasks:
        group = groups.setdefault(one.directive.document.symbol, [])
        group.append((str(one.pk), f"{one.ordinal}. {one.shown_title}"))
    return list(groups.items())


class PassForm(ActForm):
    """To which successor, and which of the tasks that are left behind."""

    def __init__(
        self, *args: Any, successions: Sequence[Succession], found: Sequence[Candidate], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._successions = {str(one.pk): one for one in successions}
        self.fields["succession"] = forms.ChoiceField(
            label=_("Successor"), choices=[(key, str(one.successor)) for key, one in self._successions.items()]
        )
        able = [str(one.assignment.pk) for one in found if not one.why]
        self.fields["assignments"] = forms.MultipleChoiceField(
            label=_("Tasks that pass"), choices=[(key, key) for key in able], initial=able
        )

    def clean_succession(self) -> Succession:
        """The recorded succession."""
        return self._successions[self.cleaned_data["succession"]]

    def clean_assignments(self) -> list[UUID]:
        """The keys of the assignments."""
        return [UUID(one) for one in self.cleaned_data["assignments"]]

    @property
    def ticked(self) -> frozenset[str]:
        """What stands ticked: what was sent, and at first everything that can pass."""
        return frozenset(self["assignments"].value() or ())


class TakeBackForm(ActForm):
    """Why it is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
