"""A conclusion carries what decided it: the ballot on the matter, without the names of who voted how."""

from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.meetings import domain as meetings
from decreta.meetings.models import Sitting
from decreta.minutes import domain
from decreta.voting import domain as voting
from tests.meetings.office import moment, secretary
from tests.voting.office import actor, chair_of, item_of, put, session_of, voters, votes


@pytest.fixture
def sitting(office) -> Sitting:
    """In session since nine, with its chair and three members."""
    with clock.frozen(moment(9)):
        return session_of(office, members=3)


def decided(office, sitting, minute: int, says: str, **facts) -> None:
    """A question put and answered by everybody in one minute."""
    with clock.frozen(moment(9, minute)):
        ballot = put(office, sitting, **facts)
        votes(ballot, dict.fromkeys([chair_of(sitting), *voters(sitting)], says))
        voting.close_ballot(ballot=ballot, by=secretary(office))


def concluded(office, sitting, minute: int, text: str):
    with clock.frozen(moment(9, minute)):
        return meetings.write_conclusion(item=item_of(sitting), text=text, by=secretary(office))


def entered(office, sitting, conclusions) -> list[str]:
    """What the register says of each."""
    with clock.frozen(moment(11)):
        meetings.close_sitting(sitting=sitting, by=secretary(office))
        fresh = Sitting.objects.select_related("body", "term", "chair_post").get(pk=sitting.pk)
        found = domain.enter_conclusions(sitting=fresh, conclusions=conclusions, by=secretary(office))
    assert found is not None
    return [one.result for one in found]


def test_closing_the_debate_is_no_result_of_the_matter(office, sitting):
    decided(office, sitting, 10, "agree", question="Thông qua dự thảo")
    mine = concluded(office, sitting, 12, "Thông qua dự thảo.")
    decided(office, sitting, 20, "disagree", question="Kết thúc thảo luận", subject="procedure")
    (result,) = entered(office, sitting, [mine])
    assert result == "Thông qua dự thảo: 4 for, 4 of all members; more than half means 3: adopted."


def test_each_conclusion_carries_the_ballot_that_decided_it(office, sitting):
    decided(office, sitting, 10, "agree", question="Câu một")
    one = concluded(office, sitting, 12, "Một.")
    two = concluded(office, sitting, 13, "Cũng theo câu một.")
    decided(office, sitting, 20, "disagree", question="Câu hai")
    three = concluded(office, sitting, 22, "Hai.")
    with clock.frozen(moment(9, 50)):
        meetings.edit_conclusion(
            conclusion=one, text="Một, viết lại.", expected_revision=one.revision, by=secretary(office)
        )
    results = entered(office, sitting, [one, two, three])
    assert [result.split(":")[0] for result in results] == ["Câu một", "Câu một", "Câu hai"]
    assert results[2].endswith("rejected.")


def test_a_draft_is_decided_by_the_vote_that_follows(office, sitting):
    draft = concluded(office, sitting, 5, "Dự thảo.")
    decided(office, sitting, 10, "agree", question="Thông qua dự thảo")
    assert entered(office, sitting, [draft])[0].startswith("Thông qua dự thảo: 4 for")


def test_who_voted_how_does_not_travel_with_the_decision(office, sitting):
    decided(office, sitting, 10, "agree", question="Bằng tên", manner="by_name")
    mine = concluded(office, sitting, 12, "Thông qua.")
    (result,) = entered(office, sitting, [mine])
    assert result.startswith("Bằng tên: 4 for") and "\n" not in result
    assert not any(one.holding.person.full_name in result for one in voters(sitting))


def test_without_a_quorum_nothing_is_adopted_by_silence(office, sitting):
    from decreta.agendas import domain as agendas
    from decreta.core.errors import NotNow
    from decreta.motions import domain as motions

    by, (one, two, *_others) = secretary(office), voters(sitting)
    with clock.frozen(moment(9, 5)):
        point = meetings.add_point(sitting=sitting, title="Không ai phản đối", purpose="consent", by=by)
        moved = motions.move(item=item_of(sitting), kind="free", text="Nghỉ mười phút", by=actor(one))
        for gone in (one, two):
            meetings.leave(invitation=gone, by=by)
        with pytest.raises(NotNow, match="2 of 4 present, 3 needed: not quorate"):
            agendas.adopt_by_consent(sitting=sitting, by=by)
        with pytest.raises(NotNow, match="not quorate"):
            motions.adopt_unopposed(motion=moved, by=by)
    assert point.conclusions.count() == 0


def test_the_clerk_notes_no_vote_of_somebody_who_never_came(office):
    from decreta.core.errors import NotNow
    from tests.voting.office import option

    with clock.frozen(moment(9)):
        sitting = session_of(office, members=4, present=4)
        ballot, absent = put(office, sitting), voters(sitting)[3]
        said = {ballot.votes.get(voter=absent).pk: option(ballot, "agree").pk}
        with pytest.raises(NotNow, match="Ủy viên 3"):
            voting.enter_votes(ballot=ballot, said=said, by=secretary(office))
    assert not ballot.votes.filter(entered__isnull=False).exists()
