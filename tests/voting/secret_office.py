"""A secret ballot in the office of these tests: tellers with keys, voters who seal, a count that opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q

from decreta.meetings.models import Invitation, Sitting
from decreta.voting import domain, sealing
from decreta.voting.domain import keeping
from decreta.voting.models import Ballot, Counting, Panel, SecretCount, Vote
from decreta.voting.queries.secrets import sealed_parts_of
from decreta.voting.sealing import Place
from tests.meetings.office import secretary
from tests.voting import browser
from tests.voting.office import actor, put

Keys = dict[int, Any]


def with_tellers(
    office: Any, sitting: Sitting, tellers: Sequence[Invitation], *, threshold: int = 2
) -> tuple[Panel, Keys]:
    """Tellers who are named and whose browsers have made their keys."""
    panel = domain.name_tellers(sitting=sitting, tellers=tellers, threshold=threshold, by=secretary(office))
    keys: Keys = {}
    for number, one in enumerate(tellers, 1):
        keys[number] = browser.new_key()
        public = sealing.to_text(sealing.public_of(keys[number]))
        domain.give_key(panel=panel, public_key=public, by=actor(one))
    return panel, keys


def opened(
    office: Any, sitting: Sitting, tellers: Sequence[Invitation], *, threshold: int = 2, **facts: Any
) -> tuple[Ballot, Keys]:
    """A secret ballot that is open, with the keys of its tellers by their number."""
    _panel, keys = with_tellers(office, sitting, tellers, threshold=threshold)
    return put(office, sitting, **{"manner": "secret", **facts}), keys


def line_of(ballot: Ballot, invitation: Invitation) -> Vote:
    return ballot.votes.select_related("caster").get(voter=invitation)


def sealed(ballot: Ballot, invitation: Invitation, name: str, *, codes: Sequence[str] = ()) -> list[str]:
    """What a voter's browser makes of his choice."""
    vote = line_of(ballot, invitation)
    tellers = [sealing.to_bytes(one.public_key) for one in ballot.panel.tellers.all()]
    ordinal = ballot.options.get(Q(answer=name) | Q(label=name)).ordinal
    codes = codes or [browser.new_code() for _n in range(vote.weight)]
    return [
        browser.paper(
            Place(str(ballot.pk), str(vote.pk), n), ordinal, code, tellers=tellers, threshold=ballot.panel.threshold
        )
        for n, code in enumerate(codes, 1)
    ]


def cast(ballot: Ballot, invitation: Invitation, name: str, *, codes: Sequence[str] = ()) -> Vote | None:
    """Somebody casts his own vote."""
    papers = sealed(ballot, invitation, name, codes=codes)
    return domain.cast_sealed(ballot_id=ballot.pk, papers=papers, by=actor(invitation))


def begun(ballot: Ballot) -> Counting:
    """A count that is under way, with its key in this process."""
    panel = Panel.objects.get(ballot=ballot)
    domain.begin_count(panel=panel, by=actor(panel.tellers.all()[0].invitation))
    return Counting.objects.get(ballot=ballot)


def send(ballot: Ballot, keys: Keys, number: int, *, change: Mapping[str, Any] | None = None) -> None:
    """A teller's browser opens his parts and sends them to the count."""
    counting, panel = Counting.objects.get(ballot=ballot), Panel.objects.get(ballot=ballot)
    teller = panel.tellers.get(number=number)
    sealed = sealed_parts_of(ballot, teller)
    parts = browser.parts_for(keys[number], number, sealed, ballot=str(ballot.pk))
    parts |= dict(change or {})
    message = browser.opening(parts, to=sealing.to_bytes(counting.public_key), counting=str(counting.pk), x=number)
    domain.send_opening(panel=panel, counting_id=counting.pk, sealed=message, by=actor(teller.invitation))


def count(ballot: Ballot) -> SecretCount | None:
    """The process that has the key looks once."""
    from decreta.voting import watching

    counting = Counting.objects.get(ballot=ballot)
    assert keeping.key_of(counting.pk) is not None
    watching.look(counting.pk)
    return SecretCount.objects.filter(ballot=ballot).first()


def counted(office: Any, ballot: Ballot, keys: Keys, *numbers: int, waits: bool = True) -> SecretCount:
    """Closed, opened by these tellers, published; what cannot be read is invalid where nobody waits."""
    domain.close_ballot(ballot=ballot, by=secretary(office))
    begun(ballot)
    for one in numbers or (1, 2):
        send(ballot, keys, one)
    if not waits:
        assert count(ballot) is None
        domain.wait_no_longer(ballot=ballot, by=secretary(office))
    found = count(ballot)
    assert found is not None
    return found
