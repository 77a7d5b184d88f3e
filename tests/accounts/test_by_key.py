"""Who is signed in is found by his key: by a statement that is kept, and by the ordinary way wherever more is asked."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group

from decreta.accounts.models import User

pytestmark = pytest.mark.django_db


def test_an_account_is_found_by_its_key_and_one_that_there_is_not_is_not(django_assert_num_queries):
    made = User.objects.create(username="vy")
    with django_assert_num_queries(1):
        assert User.objects.get(pk=made.pk) == made
    with pytest.raises(User.DoesNotExist):
        User.objects.get(pk=made.pk + 1)
    assert User.objects.get(pk=str(made.pk)) == made
    assert User.objects.get(username="vy") == made


def test_among_the_accounts_of_something_only_those_are_found():
    outside, inside = (User.objects.create(username=name) for name in ("outside", "inside"))
    group = Group.objects.create(name="some")
    group.user_set.add(inside)
    assert group.user_set.get(pk=inside.pk) == inside
    with pytest.raises(User.DoesNotExist):
        group.user_set.get(pk=outside.pk)
