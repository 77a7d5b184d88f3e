"""Input of the rules of a body and of the right to vote in a sitting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.meetings.deciding import Majority, Share
from decreta.meetings.domain.rulebooks import MOST_DAYS, MOST_OPEN_DAYS, MOST_SUPPORTERS
from decreta.meetings.enums import (
    Base,
    ConsentOffered,
    Counted,
    Manner,
    MessagesKept,
    PapersMarked,
    Part,
    PositionsShown,
    Shortness,
    Subject,
    Submitter,
    Substitutes,
    Tie,
)
from decreta.meetings.forms.choosing import MembersForm
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.rulebooks import Rules, SubjectTerms
from decreta.organisation.enums import MOST_WEIGHT

OWN = "own"
_USUAL = (">1/2", "1/2", "2/3", ">2/3", "3/4", "4/5", "1/1")
_said = lazy(lambda text: Share.read(text).words, str)


def _shares() -> list[tuple[str, Any]]:
    """The usual shares in words, and another one that is written as a fraction."""
    return [*((text, _said(text)) for text in _USUAL), (OWN, _("another fraction"))]


class RulesForm(ActForm):
    """The whole of a body's rules: quorum, majorities by subject, ties, periods, who submits points and who moves motions."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    authority = forms.CharField(
        label=_("Paper that lays these rules down"), max_length=200, help_text=_("For example 12-QĐ/TW of 31/03/2025.")
    )
    valid_from = forms.DateField(label=_("For sittings from"))
    counted = forms.ChoiceField(label=_("Who counts"), choices=Counted.choices)
    tie = forms.ChoiceField(label=_("When the sides are equal"), choices=Tie.choices)
    proxy_limit = forms.IntegerField(
        label=_("Most proxies that one member may hold"),
        min_value=0,
        max_value=20,
        help_text=_("0: nobody votes for another."),
    )
    convocation_days = forms.IntegerField(
        label=_("Working days between the convocation and the sitting"), min_value=0, max_value=MOST_DAYS
    )
    papers_days = forms.IntegerField(
        label=_("Working days that papers are out before the sitting"), min_value=0, max_value=MOST_DAYS
    )
    reminder_days = forms.IntegerField(
        label=_("Working days before the sitting on which those are reminded who have not answered"),
        min_value=0,
        max_value=MOST_DAYS,
        help_text=_("0: only by hand."),
    )
    substitutes = forms.ChoiceField(
        label=_("A member who cannot come may name somebody of his house"), choices=Substitutes.choices
    )
    proposers = forms.MultipleChoiceField(
        label=_("Who may move motions"), choices=Part.choices, widget=forms.CheckboxSelectMultiple
    )
    submitters = forms.MultipleChoiceField(
        label=_("Who submits points"),
        choices=Submitter.choices,
        initial=[Submitter.DRAFTER],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Before a sitting, to the open points of the body. Whoever is one of these."),
    )
    short_notice = forms.ChoiceField(
        label=_("When a period is not kept"), choices=Shortness.choices, initial=Shortness.NOTED, required=False
    )
    urgent_days = forms.IntegerField(
        label=_("Fewest working days, also when it is urgent"),
        min_value=0,
        max_value=MOST_DAYS,
        initial=0,
        required=False,
        help_text=_("What comes later than this is refused. 0: until the sitting begins."),
    )
    positions_shown = forms.ChoiceField(
        label=_("Who reads positions stated beforehand"),
        choices=PositionsShown.choices,
        initial=PositionsShown.STAFF,
        required=False,
    )
    consent_offered = forms.ChoiceField(
        label=_("When a point without objection is offered for the consent part"),
        choices=ConsentOffered.choices,
        initial=ConsentOffered.ANSWERED,
        required=False,
        help_text=_("Points for decision under which a decision is proposed, and that every member reads."),
    )
    positions_days = forms.IntegerField(
        label=_("Working days before the sitting until which positions are asked for"),
        min_value=0,
        max_value=MOST_DAYS,
        initial=0,
        required=False,
        help_text=_("0: until the sitting begins. Who states one later is heard all the same."),
    )
    papers_marked = forms.ChoiceField(
        label=_("Papers that bear their reader's name on every page"),
        choices=PapersMarked.choices,
        initial=PapersMarked.NEVER,
        required=False,
        help_text=_(
            "Shown, printed, downloaded and fetched by program alike; who printed or kept one stands in the log."
        ),
    )
    papers_open_days = forms.IntegerField(
        label=_("Days after the sitting for which members read its papers"),
        min_value=0,
        max_value=MOST_OPEN_DAYS,
        initial=0,
        required=False,
        help_text=_("0: without an end. The chair and who prepares the sittings go on reading them."),
    )
    room_messages = forms.BooleanField(
        label=_("Members may write to the room while a session runs"),
        required=False,
        help_text=_("To the secretariat they write in any case. The chair can stop messages to the room."),
    )
    messages_kept = forms.ChoiceField(
        label=_("Messages of a session are kept"),
        choices=MessagesKept.choices,
        initial=MessagesKept.MINUTES,
        required=False,
        help_text=_("Then they are destroyed. They are no part of the minutes; the log has no word of them."),
    )
    motion_supporters = forms.IntegerField(
        label=_("Supporters that a motion needs"),
        min_value=0,
        max_value=MOST_SUPPORTERS,
        initial=0,
        required=False,
        help_text=_("Beside who moves it. 0: none."),
    )

    amends_before = forms.BooleanField(
        label=_("What is proposed can be amended before the sitting"),
        required=False,
        help_text=_("From the convocation, by whoever may move motions; decided on when the point is taken up."),
    )

    def __init__(self, *args: Any, rules: Rules, of_version: int = 0, **kwargs: Any) -> None:
        initial: dict[str, Any] = {
            "version": of_version,
            "counted": rules.counted,
            "tie": rules.tie,
            "proxy_limit": rules.proxy_limit,
            "convocation_days": rules.convocation_days,
            "papers_days": rules.papers_days,
            "reminder_days": rules.reminder_days,
            "substitutes": rules.substitutes,
            "proposers": list(rules.proposers),
            "submitters": list(rules.submitters),
            "short_notice": rules.short_notice,
            "urgent_days": rules.urgent_days,
            "positions_shown": rules.positions_shown,
            "consent_offered": rules.consent_offered,
            "positions_days": rules.positions_days,
            "motion_supporters": rules.motion_supporters,
            "amends_before": rules.amends_before,
            "papers_marked": rules.papers_marked,
            "papers_open_days": rules.papers_open_days,
            "room_messages": rules.room_messages,
            "messages_kept": rules.messages_kept,
            **_initial_share("quorum", rules.quorum),
        }
        for one in rules.subjects:
            initial |= _initial_share(one.subject, one.majority.share)
            initial |= {f"base_{one.subject}": one.majority.base, f"manner_{one.subject}": one.manner}
        super().__init__(*args, **{**kwargs, "initial": initial | (kwargs.get("initial") or {})})
        self._share("quorum")
        for subject in Subject:
            self._share(subject)
            self.fields[f"base_{subject}"] = forms.ChoiceField(label=_("Share of what"), choices=Base.choices)
            self.fields[f"manner_{subject}"] = forms.ChoiceField(label=_("How it is voted"), choices=Manner.choices)
        self.parts: list[tuple[str, list[str]]] = [
            ("", ["authority", "valid_from"]),
            (str(_("Quorum")), ["share_quorum", "own_quorum", "counted"]),
            *(
                (str(one.label).capitalize(), [f"share_{one}", f"own_{one}", f"base_{one}", f"manner_{one}"])
                for one in Subject
            ),
            (str(_("Votes")), ["tie", "proxy_limit"]),
            (
                str(_("Preparation")),
                [
                    *("convocation_days", "papers_days", "short_notice", "urgent_days", "submitters"),
                    *("positions_shown", "consent_offered", "positions_days", "reminder_days", "substitutes"),
                ],
            ),
            (str(_("Papers")), ["papers_marked", "papers_open_days"]),
            (str(_("Messages")), ["room_messages", "messages_kept"]),
            (str(_("Motions")), ["proposers", "motion_supporters", "amends_before"]),
        ]

    def _share(self, name: str) -> None:
        self.fields[f"share_{name}"] = forms.ChoiceField(label=_("Share"), choices=_shares)
        self.fields[f"own_{name}"] = forms.CharField(
            label=_("Another fraction"),
            max_length=9,
            required=False,
            help_text=_("3/5 means at least three fifths, >3/5 more than that."),
        )

    def clean(self) -> dict[str, Any]:
        """Each share as such."""
        data = super().clean() or self.cleaned_data
        for name in ("quorum", *Subject.values):
            chosen = data.get(f"share_{name}")
            field = f"own_{name}" if chosen == OWN else f"share_{name}"
            try:
                data[name] = Share.read(data.get(field) or "")
            except ValueError:
                if chosen:
                    self.add_error(field, _("Write a fraction such as 3/5 or >3/5."))
        return data

    def wanted(self) -> Rules:
        """The rules that were asked for."""
        data = self.cleaned_data
        tie = Tie(data["tie"])
        return Rules(
            quorum=data["quorum"],
            counted=Counted(data["counted"]),
            tie=tie,
            proxy_limit=data["proxy_limit"],
            convocation_days=data["convocation_days"],
            papers_days=data["papers_days"],
            reminder_days=data["reminder_days"],
            substitutes=Substitutes(data["substitutes"]),
            proposers=tuple(Part(one) for one in data["proposers"]),
            subjects=tuple(
                SubjectTerms(
                    one, Majority(data[one.value], Base(data[f"base_{one}"]), tie), Manner(data[f"manner_{one}"])
                )
                for one in Subject
            ),
            short_notice=Shortness(data["short_notice"] or Shortness.NOTED),
            urgent_days=data["urgent_days"] or 0,
            positions_shown=PositionsShown(data["positions_shown"] or PositionsShown.STAFF),
            consent_offered=ConsentOffered(data["consent_offered"] or ConsentOffered.ANSWERED),
            positions_days=data["positions_days"] or 0,
            submitters=tuple(Submitter(one) for one in data["submitters"] or [Submitter.DRAFTER]),
            motion_supporters=data["motion_supporters"] or 0,
            amends_before=data["amends_before"],
            papers_marked=PapersMarked(data["papers_marked"] or PapersMarked.NEVER),
            papers_open_days=data["papers_open_days"] or 0,
            room_messages=data["room_messages"],
            messages_kept=MessagesKept(data["messages_kept"] or MessagesKept.MINUTES),
        )


class VotingRightForm(MembersForm):
    """Whether somebody votes, with how many votes, for whom."""

    has_vote = forms.BooleanField(label=_("Has a vote"), required=False)
    weight = forms.IntegerField(label=_("Number of votes"), min_value=1, max_value=MOST_WEIGHT)
    reason = forms.CharField(label=_("Reason or paper"), max_length=300, required=False)

    def __init__(self, *args: Any, sitting: Sitting, members: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, sitting=sitting, **kwargs)
        self.add_member(
            "sits_for",
            members,
            label=_("Sits for the absent member"),
            required=False,
            help_text=_("Only for somebody who is not a member himself."),
        )
        self.order_fields(["has_vote", "weight", "sits_for", "reason"])


def _initial_share(name: str, share: Share) -> dict[str, str]:
    text = str(share)
    return {f"share_{name}": text, f"own_{name}": ""} if text in _USUAL else {f"share_{name}": OWN, f"own_{name}": text}
