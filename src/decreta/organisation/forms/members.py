"""Somebody becomes a member of a body or his deputy, or is one no more, by a paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core import clock
from decreta.core.forms import ActForm
from decreta.organisation.forms.fields import LastDayField, PickField
from decreta.organisation.models import Body, Person, Post
from decreta.organisation.queries.members import posts_of_members, seated


class MemberForm(ActForm):
    """Who becomes a member, in which post, from when on, by which paper."""

    person = PickField(lambda: seated(on=clock.today()), lambda one: one.words, label=_("Person"))
    post = forms.ChoiceField(label=_("Post"))
    valid_from = forms.DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"), required=False)
    authority = forms.CharField(
        label=_("By which paper"), max_length=200, help_text=_("Number and symbol of the decision.")
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {str(one.pk): one for one in posts_of_members(body, on=clock.today())}
        self.fields["post"].choices = [(key, one.name) for key, one in self.posts.items()]  # type: ignore[attr-defined]

    def clean_person(self) -> Person:
        """The person, without the post by which he was found."""
        person: Person = self.cleaned_data["person"].person
        return person

    def clean_post(self) -> Post:
        """The post itself."""
        return self.posts[self.cleaned_data["post"]]


class EndMembershipForm(ActForm):
    """Until when somebody is a member, by which paper."""

    valid_to = LastDayField(label=_("Last day"))
    authority = forms.CharField(
        label=_("By which paper"), max_length=200, help_text=_("Number and symbol of the decision.")
    )


class DeputyForm(ActForm):
    """Who represents a member when he cannot come, from when on, by which paper."""

    person = PickField(lambda: seated(on=clock.today()), lambda one: one.words, label=_("Person"))
    valid_from = forms.DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"), required=False)
    authority = forms.CharField(
        label=_("By which paper"), max_length=200, help_text=_("Number and symbol of the decision.")
    )

    def clean_person(self) -> Person:
        """The person, without the post by which he was found."""
        person: Person = self.cleaned_data["person"].person
        return person
