"""The pages of administration, as an administrator uses them."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from decreta.accounts.domain import managing
from decreta.accounts.models import User
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.documents.domain import registers
from decreta.kit.spreadsheets.apart import read_sheet
from decreta.organisation.domain import structure
from decreta.organisation.models import CalendarDay, Holding, Mandate, Organisation, Post
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, SYSTEM
from tests.kit.importing.conftest import judged, run
from tests.scenario.sheets import sheet

pytestmark = pytest.mark.django_db
PASSWORD = "Rừng trúc bên sông 41"


@pytest.fixture
def office():
    with clock.frozen(ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def admin(office) -> Client:
    client = Client()
    client.force_login(office.holdings["administrator"].person.user)
    return client


def at(name: str, *arguments: object) -> str:
    return reverse(f"administration:{name}", args=arguments)


def errors_of(answer) -> set[str]:
    return set(answer.context["page"].form.errors)


def words_of(answer) -> str:
    return answer.content.decode()


def test_a_form_says_everything_that_is_wrong_and_keeps_what_was_typed(admin):
    sent = {
        "code": "vptw",
        "name_vi": "Văn phòng mới",
        "kind": "other",
        "regime": "generic",
        "valid_from": "40/40/2025",
    }
    answer = admin.post(at("new_organisation"), sent | {"parent": "khong co"})
    assert answer.status_code == 422
    assert errors_of(answer) == {"valid_from", "parent"}
    assert "Văn phòng mới" in words_of(answer) and "khong co" in words_of(answer)
    answer = admin.post(at("new_organisation"), sent | {"valid_from": "01/02/2025"})
    assert errors_of(answer) == {"code"}


def test_an_organisation_is_entered_below_another_that_is_named_without_marks(admin):
    sent = {"code": "cuc", "name_vi": "Cục Số", "kind": "other", "regime": "generic", "valid_from": "01/02/2025"}
    answer = admin.post(at("new_organisation"), sent | {"parent": "bo khoa hoc va cong nghe"})
    assert answer.url == at("organisation", "cuc")
    made = Organisation.objects.get(code="cuc")
    assert (made.path, made.valid_from) == ("bkhcn/cuc/", dt.date(2025, 2, 1))


def test_the_last_day_is_typed_and_the_day_after_is_kept(admin, office):
    held = office.holdings["officer"]
    admin.post(at("end_holding", held.pk), {"valid_to": "31/03/2025"})
    assert Holding.objects.get(pk=held.pk).valid_to == dt.date(2025, 4, 1)
    assert "31/03/2025" in words_of(admin.get(at("post", held.post_id)))
    assert "31/03/2025" in words_of(admin.get(at("amend_holding", held.pk)))


def test_somebody_is_appointed_to_the_post_that_the_page_was_opened_for(admin, office):
    post = office.posts["officer"]
    address = f"{at('appoint')}?post={post.pk}"
    assert f'value="{post.name} · Văn phòng Trung ương Đảng · officer"' in words_of(admin.get(address))
    sent = {"post": "officer", "person": office.holdings["member"].person.full_name, "valid_from": "18/03/2025"}
    assert admin.post(address, sent).url == at("post", post.pk)
    assert post.holdings.count() == 2
    answer = admin.post(address, sent)
    assert errors_of(answer) == {"valid_from"}


def test_a_person_is_named_by_his_account_where_the_name_is_borne_twice(admin, office):
    structure.enter_person(full_name=office.holdings["member"].person.full_name, by=SYSTEM)
    sent = {"post": "officer", "valid_from": "18/03/2025"}
    vague = admin.post(at("appoint"), sent | {"person": "vu hai"})
    assert errors_of(vague) == {"person"}
    admin.post(at("appoint"), sent | {"person": "member"})
    assert office.holdings["member"].person.holdings.filter(post=office.posts["officer"]).exists()


def test_the_last_administrator_is_told_why_he_stays(admin, office):
    held = office.holdings["administrator"]
    answer = admin.post(at("end_holding", held.pk), {"valid_to": "31/03/2025"})
    assert answer.status_code == 422 and errors_of(answer) == {"valid_to"}
    answer = admin.post(at("close_account", held.person.user_id), {"reason": "Nghỉ"})
    assert answer.status_code == 422 and "quản trị viên khác" in words_of(answer)
    assert User.objects.get(pk=held.person.user_id).is_active


def test_a_mandate_is_recorded_and_taken_back(admin, office):
    sent = {
        "giver": office.holdings["head"].person.full_name + ", Trưởng Ban · " + office.body.name,
        "receiver": office.holdings["deputy"].person.full_name + ", Phó Trưởng Ban · " + office.body.name,
        "powers": ["sign_documents"],
        "document_types": "CV; GM",
        "paper": "14-UQ/BCĐ",
        "valid_from": "18/03/2025",
        "valid_to": "30/04/2025",
    }
    assert admin.post(at("new_mandate"), sent).status_code == 302
    made = Mandate.objects.get()
    assert (made.document_types, made.valid_to) == (["CV", "GM"], dt.date(2025, 5, 1))
    assert errors_of(admin.post(at("new_mandate"), sent)) == {"valid_from"}
    admin.post(at("revoke_mandate", made.pk), {"on": "18/03/2025"})
    assert "14-UQ/BCĐ" in words_of(admin.get(at("mandates") + "?state=ended"))


def test_days_of_one_organisation_stand_in_its_calendar_only(admin, office):
    admin.post(
        at("new_calendar_days") + "?of=bkhcn",
        {"day": "22/03/2025", "until": "23/03/2025", "is_working": "yes", "reason": "Sửa trụ sở"},
    )
    assert CalendarDay.objects.filter(organisation=office.ministry).count() == 2
    assert "Sửa trụ sở" in words_of(admin.get(at("calendar") + "?of=bkhcn&year=2025"))
    assert "Sửa trụ sở" not in words_of(admin.get(at("calendar") + "?year=2025"))
    admin.post(at("remove_calendar_day", CalendarDay.objects.order_by("day")[0].pk))
    assert CalendarDay.objects.count() == 1


def test_an_account_is_opened_with_an_address_that_is_good_once(admin):
    answer = admin.post(at("new_account"), {"login": "moi", "language": "vi"}, follow=True)
    user = User.objects.get(username="moi")
    assert not user.has_usable_password()
    address = words_of(answer).split("http://testserver")[1].split()[0].split("<")[0]
    # It is shown this once.
    assert "http://testserver/accounts/enter" not in words_of(admin.get(at("account", user.pk)))
    visitor = Client()
    assert visitor.get(address).status_code == 200
    wrong = visitor.post(address, {"password": "123", "again": "124"})
    assert wrong.status_code == 422
    assert visitor.post(address, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert User.objects.get(username="moi").check_password(PASSWORD)
    assert visitor.get(address).status_code == 404
    assert visitor.get("/accounts/enter/zzz/x-y/").status_code == 404


def test_whoever_has_no_way_in_yet_is_handed_his_address_with_others(admin, office):
    for login in ("moi.a", "moi.b", "moi.c"):
        managing.open_account(login=login, language="vi", needs_second_factor=False, by=SYSTEM)
    moi = list(User.objects.filter(username__startswith="moi").order_by("username"))
    assert "moi.c" in words_of(admin.get(at("give_entries")))
    assert admin.post(at("give_entries"), {"form": "xlsx"}).status_code == 422
    assert (
        admin.post(at("give_entries"), {"form": "xlsx", "users": [office.holdings["head"].person.user_id]}).status_code
        == 422
    )
    answer = admin.post(at("give_entries"), {"form": "xlsx", "users": [moi[0].pk, moi[1].pk]})
    rows = read_sheet(answer.content).rows
    paper = admin.post(at("give_entries"), {"form": "pdf", "users": [moi[2].pk]})
    assert paper.content.startswith(b"%PDF-")
    assert [row[0] for row in rows[1:]] == ["moi.a", "moi.b"]
    visitor = Client()
    address = rows[1][3].removeprefix("http://testserver")
    assert visitor.post(address, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert User.objects.get(username="moi.a").check_password(PASSWORD)
    assert list(
        Entry.objects.filter(kind="accounts.entry_given").order_by("pk").values_list("facts__login", flat=True)
    ) == ["moi.a", "moi.b", "moi.c"]
    words = words_of(admin.get(at("give_entries")))
    assert "moi.a" not in words and "moi.b" in words


def test_an_import_of_accounts_leads_to_their_addresses(admin, office):
    by = office.actor("administrator")
    batch = run(judged(sheet("accounts.accounts", [{"login": "moi"}]), by=by, kind="accounts.accounts"), by=by)
    user = User.objects.get(username="moi")
    assert not user.has_usable_password()
    address = f"{at('give_entries')}?import={batch.pk}"
    assert address in words_of(admin.get(reverse("imports:batch", args=[batch.pk])))
    form = admin.get(address).context["page"].form
    assert form["users"].initial == [str(user.pk)]
    assert admin.get(f"{at('give_entries')}?import=x").context["page"].form["users"].initial is None


def test_the_front_page_leads_to_imports_and_says_what_wants_a_look(admin, office):
    managing.open_account(login="moi", language="vi", needs_second_factor=False, by=SYSTEM)
    registers.open_register(
        issuer=office.body, type_code="TB", year=2024, first_number=6, authority="CV 1", reason="Giữa năm", by=SYSTEM
    )
    words = words_of(admin.get(at("home")))
    for address in (reverse("imports:list"), at("give_entries"), f"{at('registers')}?state=ended"):
        assert f'href="{address}"' in words
    for name, kind in (
        ("posts", "organisation.posts"),
        ("accounts", "accounts.accounts"),
        ("calendar", "organisation.days"),
    ):
        assert reverse("imports:new", args=[kind]) in words_of(admin.get(at(name)))


def test_a_code_stands_in_addresses_and_has_no_point(admin):
    sent = {"code": "bo.x", "name_vi": "Bộ X", "kind": "other", "regime": "generic", "valid_from": "01/02/2025"}
    assert errors_of(admin.post(at("new_organisation"), sent)) == {"code"}


def test_a_lost_second_factor_takes_the_password_along(admin, office):
    user = office.holdings["head"].person.user
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    admin.post(at("reset_factor", user.pk), {"reason": "Mất điện thoại"})
    user.refresh_from_db()
    assert not Authenticator.objects.filter(user=user).exists() and not user.has_usable_password()
    assert Entry.objects.get(kind="accounts.second_factor_reset").facts["reason"] == "Mất điện thoại"


def test_an_administrator_does_not_reset_or_drop_his_own_second_factor(admin, office):
    own = office.holdings["administrator"].person.user
    assert admin.post(at("reset_factor", own.pk), {"reason": "Mất"}).status_code == 422
    admin.post(at("demand_factor", office.holdings["head"].person.user_id))
    admin.post(at("demand_factor", own.pk))
    # From now on he must enrol one before he reaches anything, so another one asks for him.
    assert admin.post(at("demand_factor", own.pk)).url == reverse("mfa_activate_totp")
    found = User.objects.filter(needs_second_factor=True).order_by("username").values_list("username", flat=True)
    assert list(found) == ["administrator", "head"]


def test_an_account_is_closed_and_opened_again(admin, office):
    user = office.holdings["clerk"].person.user
    admin.post(at("close_account", user.pk), {"reason": "Nghỉ hưu"})
    assert not User.objects.get(pk=user.pk).is_active
    assert "clerk" in words_of(admin.get(at("accounts") + "?state=closed"))
    admin.post(at("reopen_account", user.pk), {"reason": "Nhầm"})
    assert User.objects.get(pk=user.pk).is_active


def test_an_administrator_signs_somebody_out_everywhere(admin, office, settings):
    user = office.holdings["clerk"].person.user
    user.set_password(PASSWORD)
    user.save()
    browsers = [Client(), Client()]
    for one in browsers:
        assert one.post(reverse("account_login"), {"login": "clerk", "password": PASSWORD}).status_code == 302
    assert at("end_sessions", user.pk) in words_of(admin.get(at("account", user.pk)))
    settings.DECRETA_CONFIRM_MINUTES = 0
    assert admin.post(at("end_sessions", user.pk)).url.startswith(reverse("account_reauthenticate"))
    assert browsers[0].get("/accounts/").status_code == 200
    settings.DECRETA_CONFIRM_MINUTES = 15
    assert admin.post(at("end_sessions", user.pk)).url == at("account", user.pk)
    assert [one.get("/accounts/").status_code for one in browsers] == [302, 302]
    entry = Entry.objects.get(kind="accounts.session_ended")
    assert entry.facts == {"sessions": 2} and entry.actor_person_id == office.holdings["administrator"].person_id
    assert at("end_sessions", user.pk) not in words_of(admin.get(at("account", user.pk)))


def test_what_matters_asks_again_who_one_is(admin, office, settings):
    settings.DECRETA_CONFIRM_MINUTES = 0
    answer = admin.post(at("end_post", office.posts["officer"].pk), {"valid_to": "31/03/2025", "authority": "QĐ"})
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert Post.objects.get(pk=office.posts["officer"].pk).valid_to is None


@pytest.mark.parametrize(
    "name", ["organisations", "bodies", "posts", "persons", "holdings", "accounts", "tokens", "registers"]
)
def test_a_list_survives_whatever_is_in_its_address(admin, name):
    for query in (
        "q=%00%F0%9F%98%80&page=99999999999999999999",
        "q=' OR 1=1 --&state=x&kind=x&role=x",
        "q=(((&page=-1",
    ):
        assert admin.get(f"{at(name)}?{query}").status_code == 200


def test_the_log_of_administration_holds_no_act_on_content(admin, office):
    offices.drafted(office, subject="Bí mật của Ban")
    assert "Bí mật" not in words_of(admin.get(at("log")))
    drafted = Entry.objects.get(kind="documents.drafted")
    assert admin.get(at("log_entry", drafted.pk)).status_code == 404
    assert "documents" not in {line.entry.kind.split(".")[0] for line in admin.get(at("log")).context["page"].lines}


@pytest.mark.parametrize("who", ["head", "secretary", "inspector", "officer"])
def test_for_everybody_else_administration_does_not_exist(office, who):
    client = Client()
    client.force_login(office.holdings[who].person.user)
    for name in ("home", "organisations", "accounts", "new_account", "log"):
        assert client.get(at(name)).status_code == 404
    assert "/administration/" not in words_of(client.get("/"))
