"""Forms about posts, persons, who holds what, and what is lent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.accounts.models import User
from decreta.core import clock
from decreta.core.forms import ActForm
from decreta.organisation.enums import Role
from decreta.organisation.forms.fields import LastDayField, PickField, person_field, post_field
from decreta.organisation.forms.structure import CodeMixin, NamesForm
from decreta.organisation.models import Holding, Term
from decreta.organisation.queries.powers import POWERS


class PostForm(NamesForm):
    """What a post is and can do."""

    role = forms.ChoiceField(
        label=_("Role"), choices=Role.choices, help_text=_("What the post can do follows from its role, not its title.")
    )
    signs = forms.BooleanField(label=_("Signs documents"), required=False)
    authority_prefix = forms.CharField(
        label=_("Prefix of authority"),
        max_length=20,
        required=False,
        help_text=_("Before the signature, as T/M or KT."),
    )
    signing_title = forms.CharField(label=_("Title under the signature"), max_length=120, required=False)
    rank = forms.IntegerField(
        label=_("Rank"), min_value=0, max_value=999, initial=50, help_text=_("Posts are listed by rank, low first.")
    )
    valid_from = forms.DateField(label=_("First day"))


class NewPostForm(CodeMixin, PostForm):
    """A new post."""

    field_order = ("code", "name_vi", "name_en", "name_ja", "role")


class AmendPostForm(PostForm):
    """A correction of a post."""

    reason = forms.CharField(label=_("Reason for the correction"), max_length=300, required=False)


class PersonForm(ActForm):
    """Who a person is."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    email = forms.EmailField(label=_("Mail address"), required=False)
    user = PickField(
        lambda: User.objects.filter(person=None).order_by("username"),
        lambda user: user.get_username(),
        label=_("Account"),
        required=False,
        help_text=_("The user name with which he signs in. Accounts are opened under “Accounts”."),
    )


class AmendPersonForm(PersonForm):
    """A correction of a person."""

    reason = forms.CharField(label=_("Reason for the correction"), max_length=300, required=False)

    def __init__(self, *args: Any, own: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user"]
        assert isinstance(field, PickField)
        free = field.rows
        field.rows = lambda: [*([own] if own else []), *free()]


class AppointForm(ActForm):
    """An appointment."""

    person = person_field(label=_("Person"))
    post = post_field(label=_("Post"))
    valid_from = forms.DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"), required=False)
    authority = forms.CharField(
        label=_("By which paper"), max_length=200, required=False, help_text=_("Number and symbol of the decision.")
    )


class AmendHoldingForm(ActForm):
    """A correction of an appointment."""

    valid_from = forms.DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"), required=False)
    term = forms.ModelChoiceField(label=_("Term"), queryset=Term.objects.none(), required=False)
    authority = forms.CharField(label=_("By which paper"), max_length=200, required=False)
    reason = forms.CharField(label=_("Reason for the correction"), max_length=300, required=False)

    def __init__(self, *args: Any, holding: Holding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = Term.objects.filter(body=holding.post.body_id) if holding.post.body_id else Term.objects.none()
        self.fields["term"].queryset = terms  # type: ignore[attr-defined]


class EndHoldingForm(ActForm):
    """Somebody is relieved of a post."""

    valid_to = LastDayField(label=_("Last day"))
    authority = forms.CharField(label=_("By which paper"), max_length=200, required=False)


class TakeBackForm(ActForm):
    """Why an appointment is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


def _holding_words(holding: Holding) -> str:
    place = holding.post.body or (holding.post.unit.organisation if holding.post.unit else None)
    return f"{holding.person.full_name}, {holding.post.name} · {place.name if place else ''}"


def _holdings(today: Any) -> Any:
    found = Holding.objects.valid_on(today).select_related("person", "post__body", "post__unit__organisation")
    return found.order_by("person__full_name", "post__rank")


class MandateForm(ActForm):
    """A mandate: whose powers, to whom, which, by which paper, from when to when."""

    giver = forms.CharField()
    receiver = forms.CharField()
    powers = forms.MultipleChoiceField(label=_("Powers"), choices=POWERS, widget=forms.CheckboxSelectMultiple)
    document_types = forms.CharField(
        label=_("Only for these types of documents"),
        required=False,
        help_text=_("Abbreviations such as CV, GM; empty for all."),
    )
    paper = forms.CharField(label=_("By which paper"), max_length=80)
    valid_from = forms.DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("giver", _("In whose post")), ("receiver", _("Who acts"))):
            self.fields[name] = PickField(lambda: _holdings(clock.today()), _holding_words, label=label)

    def clean_document_types(self) -> list[str]:
        """Abbreviations, however they are set apart."""
        return self.cleaned_data["document_types"].replace(",", " ").replace(";", " ").split()


class RevokeMandateForm(ActForm):
    """The first day without the mandate."""

    on = forms.DateField(label=_("No longer from"))


class CalendarForm(ActForm):
    """Days that are worked or not, against the general calendar."""

    day = forms.DateField(label=_("Day"))
    until = forms.DateField(label=_("Until"), required=False, help_text=_("For several days in a row."))
    is_working = forms.TypedChoiceField(
        label=_("What the days are"),
        choices=[("no", _("days off")), ("yes", _("working days"))],
        coerce=lambda value: value == "yes",
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)
