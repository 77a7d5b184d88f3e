"""What a mandate does not lend."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.core import clock
from decreta.core.errors import NotAllowed
from decreta.organisation.domain.exposure import accept_exposure
from decreta.organisation.domain.mandates import give_mandate, revoke_mandate
from decreta.organisation.models import ExposureAcceptance
from decreta.organisation.queries.actors import actor_for
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    with clock.frozen(ISSUE_DAY):
        yield offices.build()


def lent(office, *, to: str = "chief"):
    """A mandate of the head to sign, and the actor who sits in his post under it."""
    mandate = give_mandate(
        giver=office.holdings["head"],
        receiver=office.holdings[to],
        powers=["sign_documents"],
        paper="14-UQ/BCĐ",
        valid_from=ISSUE_DAY.date(),
        valid_to=ISSUE_DAY.date() + dt.timedelta(days=30),
        by=office.actor("head"),
    )
    return mandate, actor_for(office.holdings["head"], mandate=mandate)


def test_to_sign_in_anothers_stead_is_not_to_answer_for_the_installation(office):
    _mandate, by = lent(office)
    with pytest.raises(NotAllowed):
        accept_exposure(paper="Biên bản 01", reason="Đã thử", by=by)
    assert not ExposureAcceptance.objects.exists()
    assert accept_exposure(paper="Biên bản 01", reason="Đã thử", by=office.actor("head"))


def test_who_acts_under_a_mandate_takes_no_other_mandate_back(office):
    _mandate, by = lent(office)
    others, _by = lent(office, to="deputy")
    with pytest.raises(NotAllowed):
        revoke_mandate(mandate=others, by=by)
    assert revoke_mandate(mandate=others, by=office.actor("head")).revoked_on
