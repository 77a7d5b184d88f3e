"""A congress: forms that name members stay small, whoever is typed is found, and heaps of papers are entered by number."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.accounts.models import User
from decreta.agendas.forms import AskOpinionsForm
from decreta.meetings.models import Invitation, Paper, PointShare
from decreta.meetings.queries.choosing import MOST_MEMBERS, Roster, value_of
from decreta.organisation.models import Person
from decreta.speaking.models import SpeakingGroup
from decreta.voting.models import Panel, Recusal
from tests.voting.office import congress_of, item_of, named
from tests.voting.test_rights import with_proxies

MANY = 240
#: A page with a row or a choice for each of so many would be several times as long.
_SMALL = 40_000


@pytest.fixture
def sitting(office):
    return congress_of(office, members=MANY, away=1)


@pytest.fixture
def desk(office):
    client = Client(headers={"accept-language": "en"})
    client.force_login(office.holdings["secretary"].person.user)
    return client


def statements(client, address) -> tuple[int, str]:
    """How many statements a page costs, and its text."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return len(asked), answer.content.decode()


def paper_of(item) -> Paper:
    """The paper that the first point of a convened sitting has."""
    return Paper.objects.get(item=item)


def choosing(sitting) -> dict[str, str]:
    """Every page with a form in which members are chosen."""
    item = item_of(sitting)
    member = sitting.invitations.filter(part="member").first()
    return {
        "recusal": reverse("voting:recuse", args=[item.pk]),
        "proxy": reverse("voting:give_proxy", args=[sitting.pk]),
        "tellers": reverse("voting:name_tellers", args=[sitting.pk]),
        "group": reverse("speaking:debate", args=[sitting.pk]),
        "persons of a point": reverse("meetings:point", args=[item.pk]),
        "right to vote": reverse("meetings:voting_right", args=[member.pk]),
        "mover": reverse("motions:move", args=[item.pk]),
        "readers of a paper": reverse("meetings:restrict_paper", args=[paper_of(item).pk]),
        "opinions beforehand": reverse("agendas:ask_opinions", args=[item.pk]),
    }


def test_every_form_that_names_members_stays_small_among_many(office, sitting, desk):
    for name, address in choosing(sitting).items():
        _number, page = statements(desk, address)
        assert "Đại biểu 100" not in page, name
        assert page.count("<option") + page.count('type="checkbox"') < MOST_MEMBERS, name
        assert len(page.encode()) < _SMALL, (name, len(page.encode()))
        assert f'data-url="{reverse("meetings:choose", args=[sitting.pk])}"' in page, name


def test_such_a_form_costs_as_many_statements_for_more_members(office, sitting, desk):
    before = {name: statements(desk, address)[0] for name, address in choosing(sitting).items()}
    people = Person.objects.bulk_create(Person(full_name=f"Khách {n:03}") for n in range(60))
    holdings = office.posts["member"].holdings.model.objects.bulk_create(
        office.posts["member"].holdings.model(person=one, post=office.posts["member"], valid_from="2020-01-01")
        for one in people
    )
    Invitation.objects.bulk_create(
        Invitation(sitting=sitting, holding=one, part="member", number=1000 + n) for n, one in enumerate(holdings)
    )
    after = {name: statements(desk, address)[0] for name, address in choosing(sitting).items()}
    assert after == before


def test_few_members_are_a_list_as_ever(office, desk):
    few = congress_of(office, members=5)
    page = statements(desk, reverse("voting:give_proxy", args=[few.pk]))[1]
    assert page.count("Đại biểu 003") == 2 and "d-choose" not in page


def test_everybody_invited_has_a_number_of_his_own(office, sitting):
    numbers = list(sitting.invitations.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_who_is_typed_is_found_by_number_by_name_and_by_beginnings(office, sitting):
    one, two = named(sitting, "Đại biểu 100"), named(sitting, "Đại biểu 101")
    Person.objects.filter(pk=two.holding.person_id).update(full_name="Trần Thị Đào")
    roster = Roster(sitting.invitations.select_related("holding__person", "holding__post"))
    for text in (str(one.number), value_of(one), f"bất kỳ [{one.number}]", "dai bieu 100", "Đại  biểu 100"):
        assert roster.find(text).one == one, text
    assert roster.find("đao tran").one == two
    several = roster.find("đại biểu 10")
    assert several.one is None and f"Đại biểu 102 [{named(sitting, 'Đại biểu 102').number}]" in several.offers
    for text in ("Nguyễn Không Có", "99999", "[3", "", "⁂"):
        assert roster.find(text) == type(several)(None)


def test_what_matches_is_offered_to_who_runs_the_sitting_alone(office, sitting, desk):
    address = reverse("meetings:choose", args=[sitting.pk])
    one = named(sitting, "Đại biểu 100")
    text = desk.get(address, {"q": "đại biểu 10"}).content.decode()
    assert text.count('role="option"') == 10 and f'data-value="{value_of(one)}"' in text
    assert desk.get(address, {"q": str(one.number)}).content.decode().count('role="option"') == 1
    assert desk.get(address).content.strip() == b""
    guest = Client()
    guest.force_login(office.holdings["member"].person.user)
    assert guest.get(address, {"q": "đại"}).status_code == 404


def test_who_steps_back_and_whose_vote_is_given_are_typed(office, sitting, desk):
    with_proxies(office)
    one, two, three = (named(sitting, f"Đại biểu {n}") for n in ("100", "101", "102"))
    recuse = reverse("voting:recuse", args=[item_of(sitting).pk])
    wrong = desk.post(recuse, {"invitation": "Đại biểu 10", "reason": "Liên quan"})
    text = wrong.content.decode()
    assert wrong.status_code == 422 and "is not clear" in text and value_of(one) in text
    assert 'value="Đại biểu 10"' in text and "Liên quan" in text
    assert desk.post(recuse, {"invitation": str(one.number), "reason": "Liên quan"}).status_code == 302
    assert Recusal.objects.get().invitation == one
    proxy = reverse("voting:give_proxy", args=[sitting.pk])
    wrong = desk.post(proxy, {"giver": "Không Có Ai", "holder": "Đại biểu 10", "paper": ""})
    text = wrong.content.decode()
    assert wrong.status_code == 422 and text.count("invalid-feedback") == 3
    assert "“Không Có Ai” is nobody who can be chosen here" in text and 'value="Không Có Ai"' in text
    assert desk.post(proxy, {"giver": value_of(two), "holder": "đại biểu 102", "paper": "Giấy"}).status_code == 302
    assert list(sitting.proxies.values_list("giver", "holder")) == [(two.pk, three.pk)]


def test_tellers_are_typed_and_only_who_is_there_is_one(office, sitting, desk):
    address = reverse("voting:name_tellers", args=[sitting.pk])
    away = named(sitting, f"Đại biểu {MANY}")
    wrong = desk.post(address, {"tellers": f"Đại biểu 007\n{away.number}", "threshold": "2"})
    text = wrong.content.decode()
    assert wrong.status_code == 422 and f"“{away.number}” is nobody" in text and "Đại biểu 007" in text
    one, two = named(sitting, "Đại biểu 001"), named(sitting, "Đại biểu 002")
    sent = {"tellers": f"Đại biểu 007\n{one.number} {two.number}, {one.number}", "threshold": "2"}
    assert desk.post(address, sent).status_code == 302
    assert Panel.objects.get().tellers.count() == 3


def test_a_group_of_hundreds_is_lines_and_stands_there_as_it_would_be_typed(office, sitting, desk):
    address = reverse("speaking:add_group", args=[sitting.pk])
    numbers = list(sitting.invitations.filter(part="member").order_by("number").values_list("number", flat=True))[:150]
    lines = ", ".join(map(str, numbers))
    wrong = desk.post(address, {"name": "Đoàn 1", "invitations": f"{lines}\nĐại biểu 1\nKhông Ai"})
    text = wrong.content.decode()
    assert wrong.status_code == 422 and "“Không Ai” is nobody" in text and "“Đại biểu 1” is not clear" in text
    assert lines in text
    assert desk.post(address, {"name": "Đoàn 1", "invitations": lines}).status_code == 302
    group = SpeakingGroup.objects.get()
    assert group.seats.count() == 150
    page = desk.get(reverse("speaking:group", args=[group.pk])).content.decode()
    assert page.count(f"[{numbers[0]}]") == 1 and 'type="checkbox"' not in page


def test_the_name_of_a_group_means_all_who_belong_to_it_and_can_be_chosen(office, sitting, desk):
    members = list(sitting.invitations.filter(part="member").order_by("number")[:30])
    group = SpeakingGroup.objects.create(sitting=sitting, name="Đoàn Hà Nội")
    group.seats.bulk_create(group.seats.model(group=group, invitation=one) for one in members)
    paper, outside = paper_of(item_of(sitting)), named(sitting, "Đại biểu 200")
    address = reverse("meetings:restrict_paper", args=[paper.pk])
    assert "The name of a group means all of it: Đoàn Hà Nội." in desk.get(address).content.decode()
    sent = {"audience": "named", "readers": f"doan ha noi\n{outside.number}\n{members[0].number}"}
    assert desk.post(address, sent).status_code == 302
    assert set(paper.readers.values_list("invitation_id", flat=True)) == {one.pk for one in [*members, outside]}
    offered = desk.get(reverse("meetings:choose", args=[sitting.pk]), {"q": "đoàn"}).content.decode()
    assert 'data-value="Đoàn Hà Nội"' in offered and "group, 30 persons" in offered


def test_somebody_is_named_for_a_point_by_typing(office, sitting, desk):
    one = named(sitting, "Đại biểu 100")
    address = reverse("meetings:share_point", args=[item_of(sitting).pk])
    assert desk.post(address, {"invitation": "Đại biểu 10", "share": "presenter"}).status_code == 422
    assert desk.post(address, {"invitation": "Đại biểu 100", "share": "presenter"}).status_code == 302
    assert PointShare.objects.get().invitation == one


def test_for_whom_a_substitute_sits_is_typed_and_stands_there(office, sitting, desk):
    one = named(sitting, "Đại biểu 100")
    guest = sitting.invitations.exclude(part__in=["chair", "member"]).first()
    address = reverse("meetings:voting_right", args=[guest.pk])
    Invitation.objects.filter(pk=guest.pk).update(sits_for=one)
    assert f'value="{value_of(one)}"' in desk.get(address).content.decode()
    wrong = desk.post(address, {"weight": "1", "sits_for": "Không Ai", "reason": "Giấy"})
    assert wrong.status_code == 422 and "“Không Ai” is nobody" in wrong.content.decode()


def test_who_reads_a_paper_is_typed_and_stands_there(office, sitting, desk):
    paper, one = paper_of(item_of(sitting)), named(sitting, "Đại biểu 100")
    address = reverse("meetings:restrict_paper", args=[paper.pk])
    wrong = desk.post(address, {"audience": "named", "readers": f"{one.number}\nKhông Ai"})
    assert wrong.status_code == 422 and f"{one.number}\nKhông Ai" in wrong.content.decode()
    assert desk.post(address, {"audience": "named", "readers": f"{one.number}"}).status_code == 302
    assert paper.readers.get().invitation == one
    assert value_of(one) in desk.get(address).content.decode()


def test_whose_opinion_is_asked_is_typed_beside_who_else_is_found(office, sitting, desk):
    address = reverse("agendas:ask_opinions", args=[item_of(sitting).pk])
    wrong = desk.post(address, {"holdings": "Không Ai", "question": "Có đồng ý không?", "until": ""})
    text = wrong.content.decode()
    assert wrong.status_code == 422 and "“Không Ai” is nobody" in text and "Có đồng ý không?" in text
    form = AskOpinionsForm(
        {
            "holdings": "100, 101",
            "others": [str(office.holdings["inspector"].pk)],
            "question": "Có đồng ý không?",
            "until": "11/03/2025 09:00",
        },
        sitting=sitting,
        invited=list(sitting.invitations.select_related("holding__person", "holding__post")),
        others=[office.holdings["inspector"]],
    )
    assert form.is_valid(), form.errors
    assert len(form.cleaned_data["holdings"]) == 3 and office.holdings["inspector"] in form.cleaned_data["holdings"]


def test_a_number_means_the_member_though_a_group_is_called_so(office, sitting, desk):
    member, other = named(sitting, "Đại biểu 100"), named(sitting, "Đại biểu 101")
    group = SpeakingGroup.objects.create(sitting=sitting, name=str(member.number))
    group.seats.create(invitation=other)
    paper = paper_of(item_of(sitting))
    address = reverse("meetings:restrict_paper", args=[paper.pk])
    assert desk.post(address, {"audience": "named", "readers": str(member.number)}).status_code == 302
    assert set(paper.readers.values_list("invitation_id", flat=True)) == {member.pk}


def test_a_group_with_a_comma_in_its_name_is_named_by_its_line(office, sitting, desk):
    member, other = named(sitting, "Đại biểu 100"), named(sitting, "Đại biểu 101")
    group = SpeakingGroup.objects.create(sitting=sitting, name="Hà Nội, Hải Phòng")
    group.seats.create(invitation=other)
    paper = paper_of(item_of(sitting))
    address = reverse("meetings:restrict_paper", args=[paper.pk])
    sent = {"audience": "named", "readers": f"hà nội, hải phòng\n{member.number}, {other.number}"}
    assert desk.post(address, sent).status_code == 302
    assert set(paper.readers.values_list("invitation_id", flat=True)) == {member.pk, other.pk}


def test_a_member_of_a_congress_types_to_whom_he_gives_his_vote_and_is_offered_nobody(office, sitting):
    with_proxies(office)
    giver, holder = named(sitting, "Đại biểu 100"), named(sitting, "Đại biểu 101")
    giver.holding.person.user = User.objects.create_user("dai-bieu", password="!")
    giver.holding.person.save()
    own = Client()
    own.force_login(giver.holding.person.user)
    address = reverse("voting:give_own_proxy", args=[sitting.pk])
    page = own.get(address).content.decode()
    assert 'name="holder"' in page and reverse("meetings:choose", args=[sitting.pk]) not in page
    assert own.post(address, {"holder": str(holder.number)}).status_code == 302
    assert list(sitting.proxies.values_list("giver", "holder")) == [(giver.pk, holder.pk)]
