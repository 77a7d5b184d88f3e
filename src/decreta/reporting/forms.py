"""Input of the pages of this area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.directives.models import Directive, FrozenReport
from decreta.directives.queries.task_list import day_of, named_day
from decreta.directives.rendering.forms import LANGUAGES
from decreta.directives.rendering.heading import TYPE
from decreta.documents import numbering
from decreta.documents.domain.drafting import SUBJECT_LIMIT
from decreta.documents.enums import Secrecy, Urgency
from decreta.documents.forms.drafts import post_with_place
from decreta.organisation.models import Body, Post
from decreta.organisation.queries.actors import prefetch_holders
from decreta.reporting.domain.papers import Wished
from decreta.reporting.domain.schedules import REASON_LIMIT, Order
from decreta.reporting.enums import AsOf, Kind, Rhythm
from decreta.reporting.queries.briefing_data import ASK_LENGTH, ASKS, Wanted
from decreta.reporting.queries.due import possible_readers
from decreta.reporting.rendering.official import MOST_TASKS
from decreta.ui.moments import weekday_name

_AGAINST = [
    ("current", _("the current deadline, after extension decisions")),
    ("baseline", _("the baseline, as it was decided")),
]
_MOST_WORKING_DAYS = 20


def bodies_of(actor: Actor) -> list[Body]:
    """The bodies whose reports an actor may give out."""
    found = Body.objects.filter(pk__in=actor.body_ids | actor.served_body_ids, directives__isnull=False)
    return list(found.distinct().order_by("code"))


class BriefingForm(ActForm):
    """Of whose tasks, as of which day, compared with which, judged by which deadline; what is asked of the leader."""

    body = forms.ModelChoiceField(
        label=_("Briefing on the tasks of"), queryset=Body.objects.none(), to_field_name="code", empty_label=None
    )
    as_of = forms.DateField(label=_("As of the end of"))
    than = forms.DateField(
        label=_("Compared with the end of"),
        required=False,
        help_text=_("An earlier day, such as that of the last meeting: what came and what left since."),
    )
    against = forms.ChoiceField(label=_("Judged by"), choices=_AGAINST)
    asks = forms.CharField(
        label=_("What is asked of the leader"),
        required=False,
        max_length=ASKS * (ASK_LENGTH + 2),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One thing on each line, five at most. What waits for a decision by the facts is added by itself."),
    )
    language = forms.ChoiceField(
        label=_("Language of the paper that is kept"),
        choices=list(LANGUAGES.items()),
        help_text=_("Every other language is made of the same figures whenever it is wanted."),
    )

    def __init__(self, data: Any = None, *, asked: Mapping[str, str], actor: Actor) -> None:
        found = bodies_of(actor)
        chosen = next((one for one in found if one.code == asked.get("body")), found[0] if found else None)
        initial = {
            "body": chosen.code if chosen else None,
            "as_of": day_of(asked),
            "than": named_day(asked.get("than", "")),
            "against": "baseline" if asked.get("against") == "baseline" else "current",
            "language": "vi" if chosen and chosen.regime.startswith("vn-") else (get_language() or "vi")[:2],
        }
        super().__init__(data, initial=initial)
        self.fields["body"].queryset = Body.objects.filter(pk__in=[one.pk for one in found]).order_by("code")  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What is asked for."""
        data = self.cleaned_data
        return Wanted(
            body=data["body"],
            as_of=data["as_of"],
            than=data["than"],
            against=data["against"],
            language=data["language"],
            asks=lines_of(data["asks"]),
        )


class _Readers(forms.ModelMultipleChoiceField):
    """Posts, each with who holds it."""

    def label_from_instance(self, obj: Post) -> str:
        people = ", ".join(str(one.person) for one in obj.present_holdings)  # type: ignore[attr-defined]
        return f"{obj.name}: {people}" if people else obj.name


class ScheduleForm(ActForm):
    """What comes by itself for one body: in which form, when, for which day, who is told."""

    kind = forms.ChoiceField(label=_("What comes"), choices=Kind.choices, initial=Kind.BRIEFING)
    directive = forms.ModelChoiceField(
        label=_("Directive"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=_("every directive of the body"),
    )
    against = forms.ChoiceField(label=_("Judged by"), choices=_AGAINST)
    language = forms.ChoiceField(label=_("Language of the paper that is kept"), choices=list(LANGUAGES.items()))
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices)
    weekday = forms.TypedChoiceField(
        label=_("On which day of the week"),
        coerce=int,
        initial=1,
        help_text=_("Where it comes every week. A day off moves to the next working day."),
    )
    working_day = forms.TypedChoiceField(
        label=_("On which working day"),
        coerce=int,
        initial=1,
        help_text=_("Where it comes every month or quarter."),
    )
    as_of = forms.ChoiceField(label=_("As of the end of"), choices=AsOf.choices)
    readers = _Readers(
        label=_("Who is told"), queryset=Post.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, body: Body, actor: Actor) -> None:
        language = "vi" if body.regime.startswith("vn-") else (get_language() or "vi")[:2]
        super().__init__(data, initial={"language": language})
        self._body = body
        directives = Directive.objects.visible_to(actor).filter(body=body).select_related("document")
        self.fields["directive"].queryset = directives.order_by("-decided_on")  # type: ignore[attr-defined]
        posts = possible_readers(body).prefetch_related(prefetch_holders(clock.today()))
        self.fields["readers"].queryset = posts  # type: ignore[attr-defined]
        self.fields["weekday"].choices = [(one, weekday_name(one)) for one in range(1, 8)]  # type: ignore[attr-defined]
        last = [(-1, pgettext_lazy("working day", "the last"))]
        self.fields["working_day"].choices = [  # type: ignore[attr-defined]
            (one, str(one)) for one in range(1, _MOST_WORKING_DAYS + 1)
        ] + last

    def order(self) -> Order:
        """What is ordered."""
        data = self.cleaned_data
        return Order(
            body=self._body,
            kind=data["kind"],
            rhythm=data["rhythm"],
            day=data["weekday"] if data["rhythm"] == Rhythm.WEEKLY else data["working_day"],
            as_of=data["as_of"],
            language=data["language"],
            against=data["against"],
            directive=data["directive"],
            readers=list(data["readers"]),
        )


class EndForm(ActForm):
    """Why it ends."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=REASON_LIMIT)


class PaperForm(ActForm):
    """A paper of a frozen report: what kind, in which language, who signs, to whom. What it says was frozen."""

    type_code = forms.ChoiceField(label=pgettext_lazy("document", "Type"))
    language = forms.ChoiceField(label=_("Written in"), choices=list(LANGUAGES.items()))
    subject = forms.CharField(
        label=_("Subject"),
        required=False,
        max_length=SUBJECT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Left empty, it is worded as the report is, in the language of the paper."),
    )
    with_tasks = forms.BooleanField(
        label=_("The list of all tasks is an annex"),
        required=False,
        initial=True,
        help_text=_("Without it the paper says that the list is kept with the frozen report."),
    )
    addressees = forms.CharField(
        label=_("Addressed to"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: they stand above the text and receive the document as well."),
    )
    recipients = forms.CharField(
        label=_("Recipients"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One a line.")
    )
    signer_post = forms.ModelChoiceField(label=_("Signed by"), queryset=Post.objects.none())
    urgency = forms.TypedChoiceField(
        label=pgettext_lazy("document", "Urgency"), choices=Urgency.choices, coerce=int, initial=0
    )
    secrecy = forms.TypedChoiceField(
        label=pgettext_lazy("document", "Secrecy"), choices=Secrecy.choices, coerce=int, initial=0
    )

    def __init__(self, data: Any = None, *, report: FrozenReport) -> None:
        body, today = report.body, clock.today()
        types = [one for one in numbering.types_of(body, on=today) if _carries(body, one[0], today)]
        known = {code for code, _name in types}
        language = "vi" if body.regime.startswith("vn-") else report.paper_language
        super().__init__(data, initial={"type_code": TYPE if TYPE in known else "", "language": language})
        named = [(code, f"{name} ({code})") for code, name in types]
        self.fields["type_code"].choices = [("", _("Choose a type")), *named]  # type: ignore[attr-defined]
        signing = Post.objects.valid_on(today).filter(Q(body=body) | Q(body__in=body.serves.all()), signs=True)
        self.fields["signer_post"].queryset = signing.select_related("body", "unit__organisation")  # type: ignore[attr-defined]
        self.fields["signer_post"].label_from_instance = post_with_place  # type: ignore[attr-defined]
        if report.number > MOST_TASKS:
            del self.fields["with_tasks"]

    def wished(self) -> Wished:
        """What the drafter says of the paper."""
        data = self.cleaned_data
        return Wished(
            type_code=data["type_code"],
            signer_post=data["signer_post"],
            language=data["language"],
            subject=data["subject"],
            recipients=lines_of(data["recipients"]),
            addressees=lines_of(data["addressees"]),
            with_tasks=data.get("with_tasks", False),
            urgency=data["urgency"],
            secrecy=data["secrecy"],
        )


def _carries(body: Body, type_code: str, day: dt.date) -> bool:
    """Whether papers of a type have annexes, and one who signs."""
    carried = numbering.rules_of(body, on=day).type(type_code).form.fields
    return "annexes" in carried and "second_signer" not in carried
