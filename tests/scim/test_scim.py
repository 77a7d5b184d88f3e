"""The office's directory opens, changes and closes accounts, and says who holds which post."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from decreta.accounts import limits
from decreta.accounts.models import User
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.organisation.models import Holding, Person
from decreta.scim.models import DirectoryEntry
from tests.documents import office as offices

pytestmark = pytest.mark.django_db
CORE = "urn:ietf:params:scim:schemas:core:2.0"
MESSAGES = "urn:ietf:params:scim:api:messages:2.0"


def create(directory, login="an.nv", **more):
    wanted = {
        "schemas": [f"{CORE}:User"],
        "userName": login,
        "displayName": "Nguyễn Văn An",
        "externalId": "e-1",
    } | more
    status, made = directory("POST", "Users", wanted)
    assert status == 201, made
    return made


def patch(directory, path, *operations, **headers):
    return directory("PATCH", path, {"schemas": [f"{MESSAGES}:PatchOp"], "Operations": list(operations)}, **headers)


def user_of(office, name):
    return Holding.objects.get(pk=office.holdings[name].pk).person.user


def test_a_user_is_an_account_and_its_person(directory):
    emails = [{"value": "an@office.example", "type": "work", "primary": True}]
    made = create(directory, emails=emails, preferredLanguage="vi-VN", title="Mr", name={"givenName": "An"})
    user = User.objects.get(username="an.nv")
    assert (made["id"], made["active"], made["userName"]) == (str(user.pk), True, "an.nv")
    assert directory.answer["Location"] == made["meta"]["location"] == f"http://testserver/scim/v2/Users/{user.pk}"
    assert directory.answer["Content-Type"] == "application/scim+json"
    assert not user.has_usable_password()
    assert (user.language, user.person.full_name) == ("vi", "Nguyễn Văn An")
    assert user.email == user.person.email == "an@office.example"
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"accounts.created", "organisation.enter_person", "scim.user_created"} <= kinds
    closed = create(directory, "binh", externalId="", active=False, displayName="", name={"formatted": "Trần Bình"})
    assert (closed["active"], "externalId" in closed) == (False, False)


def test_names_in_parts_are_joined_as_offices_write_them(directory):
    name = {"familyName": "Trần", "middleName": "Thị", "givenName": "Bình"}
    made = directory("POST", "Users", {"schemas": [f"{CORE}:User"], "userName": "binh", "name": name, "title": "Ms"})[1]
    assert made["displayName"] == "Trần Thị Bình"


def test_of_a_refused_user_nothing_is_left_and_the_refusal_says_why(directory):
    create(directory)
    before = (User.objects.count(), Person.objects.count(), DirectoryEntry.objects.count())
    for wrong, status, kind, words in (
        ({"userName": "an.nv", "displayName": "x"}, 409, "uniqueness", "userName"),
        ({"userName": "AN.NV", "displayName": "x"}, 409, "uniqueness", "userName"),
        ({"userName": "other", "displayName": "x", "externalId": "e-1"}, 409, "uniqueness", "externalId"),
        ({"userName": "other", "displayName": "x", "externalId": "e" * 201}, 400, "invalidValue", "externalId"),
        ({"userName": "có dấu cách", "displayName": "x"}, 400, "invalidValue", "userName"),
        ({"userName": "x" * 151, "displayName": "x"}, 400, "invalidValue", "userName"),
        ({"userName": "other", "displayName": "x" * 500}, 400, "invalidValue", "displayName"),
        ({"userName": "other", "displayName": "x", "emails": [{"value": "no"}]}, 400, "invalidValue", "emails"),
        ({"userName": "other", "displayName": "x", "emails": "no"}, 400, "invalidValue", "emails"),
        ({"userName": "other"}, 400, "invalidValue", "displayName"),
        ({"displayName": "x"}, 400, "invalidValue", "userName"),
        ({"displayName": "x\x00", "userName": "other"}, 400, "invalidValue", "U+0000"),
        ({"displayName": "x\ud800", "userName": "other"}, 400, "invalidValue", "character"),
        ({"displayName": 7, "userName": ["x"]}, 400, "invalidValue", "userName"),
    ):
        found, told = directory("POST", "Users", {"schemas": [f"{CORE}:User"]} | wrong)
        assert (found, told["scimType"], told["status"]) == (status, kind, str(status)), (wrong, told)
        assert words in told["detail"], (wrong, told)
    assert (User.objects.count(), Person.objects.count(), DirectoryEntry.objects.count()) == before


def test_a_deactivated_user_is_out_at_once(directory):
    made = create(directory)
    browser, path = Client(), f"Users/{made['id']}"
    for operation in (
        {"op": "replace", "path": "active", "value": False},
        {"op": "Replace", "path": "active", "value": "False"},
        {"op": "replace", "value": {"active": False, "name": {"formatted": "x"}}},
    ):
        browser.force_login(User.objects.get(pk=made["id"]))
        assert browser.get("/accounts/").status_code == 200
        assert patch(directory, path, operation)[1]["active"] is False
        assert browser.get("/accounts/").status_code == 302
        again = {"op": "replace", "path": "active", "value": True}
        assert patch(directory, path, again)[1]["active"] is True
    assert {one.facts["reason"] for one in Entry.objects.filter(kind="accounts.closed")} == {"SCIM"}


def test_what_differs_is_changed_and_stands_in_the_log(directory):
    made = create(directory, emails=[{"value": "an@office.example"}])
    path = f"Users/{made['id']}"
    changed = directory("PUT", path, made | {"displayName": "Nguyễn Văn Ân"})[1]
    assert changed["displayName"] == "Nguyễn Văn Ân"
    assert Entry.objects.get(kind="scim.user_changed").facts["changed"] == ["display_name"]
    assert directory("PUT", path, changed)[0] == 200
    assert Entry.objects.filter(kind="scim.user_changed").count() == 1
    # As Entra writes it: an attribute by its full name, an entry that is not there yet, one that means nothing here.
    entra = {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "moi@office.example"}
    language = {"op": "add", "path": f"{CORE}:User:preferredLanguage", "value": "ja"}
    name = {"op": "Add", "path": "name.givenName", "value": "Ân"}
    assert patch(directory, path, entra, language, name)[0] == 200
    user = User.objects.get(pk=made["id"])
    assert (user.email, user.person.email, user.language) == (*["moi@office.example"] * 2, "ja")
    assert Entry.objects.get(kind="accounts.address_changed").facts["email"] == {"before": True, "after": True}
    assert directory("PUT", path, {key: changed[key] for key in ("schemas", "userName", "displayName")})[0] == 200
    assert User.objects.get(pk=made["id"]).email == ""


def test_a_login_does_not_change_and_a_name_does_not_go(directory):
    made = create(directory)
    path = f"Users/{made['id']}"
    for status, told in (
        directory("PUT", path, made | {"userName": "other"}),
        patch(directory, path, {"op": "replace", "path": "userName", "value": "other"}),
        patch(directory, path, {"op": "remove", "path": "displayName"}),
    ):
        assert status == 400, told
    assert directory("GET", path)[1] == made


def test_who_changes_what_is_no_longer_so_is_told(directory):
    made = create(directory)
    path, version = f"Users/{made['id']}", made["meta"]["version"]
    assert directory("GET", path)[0] == 200 and directory.answer["ETag"] == version
    assert directory("GET", path, **{"If-None-Match": version})[0] == 304
    rename = {"op": "replace", "path": "displayName", "value": "Nguyễn Văn Ân"}
    assert patch(directory, path, rename, **{"If-Match": version})[0] == 200
    for method, content in (("PUT", made), ("DELETE", None)):
        assert directory(method, path, content, **{"If-Match": version})[0] == 412
    assert patch(directory, path, rename, **{"If-Match": version})[0] == 412
    assert directory("GET", path)[1]["displayName"] == "Nguyễn Văn Ân"


def test_a_deleted_user_is_closed_and_told_of_no_longer(directory):
    made = create(directory)
    assert directory("DELETE", f"Users/{made['id']}")[0] == 204
    for method in ("GET", "DELETE", "PUT", "PATCH"):
        assert directory(method, f"Users/{made['id']}", {})[0] == 404
    assert directory("GET", 'Users?filter=userName eq "an.nv"')[1]["totalResults"] == 0
    assert not User.objects.get(username="an.nv").is_active
    assert create(directory, "an.khac")["externalId"] == "e-1"


def test_filters_and_pages(directory, office):
    for number in range(5):
        create(directory, f"an.{number}", externalId=f"x-{number}")

    def of(query):
        return directory("GET", f"Users?{query}")[1]

    def names(query):
        return [one["userName"] for one in of(f"filter={query}")["Resources"]]

    assert names('userName eq "AN.3"') == ["an.3"]
    assert names('userName eq "an.3" and externalId eq "x-4"') == []
    assert names('userName eq "an.3" or externalId eq "x-4"') == ["an.3", "an.4"]
    assert names('not (userName sw "an.") and active eq true') == sorted(
        office.holdings, key=list(office.holdings).index
    )
    assert names('displayName eq "nguyễn văn an"') == [f"an.{number}" for number in range(5)]
    assert names('externalId eq "X-3"') == names('userName eq "\\u0000"') == []
    found = of('filter=externalId sw "x-"&startIndex=2&count=2&attributes=userName')
    assert (found["totalResults"], found["itemsPerPage"]) == (5, 2)
    assert [set(one) for one in found["Resources"]] == [{"schemas", "id", "userName"}] * 2
    assert of("count=0")["totalResults"] == 5 + len(offices._PEOPLE)
    search = {"schemas": [f"{MESSAGES}:SearchRequest"], "filter": 'userName eq "an.1"', "excludedAttributes": ["meta"]}
    assert [set(one) >= {"meta"} for one in directory("POST", "Users/.search", search)[1]["Resources"]] == [False]
    for wrong in ("filter=userName eq", "filter=colour eq 1", "filter=" + "(" * 900, "count=x", "startIndex=x"):
        assert directory("GET", f"Users?{wrong}")[0] == 400, wrong


@pytest.mark.parametrize("path", ["Users", "Groups"])
def test_a_list_costs_the_same_for_one_row_and_for_three(directory, office, path, monkeypatch):
    monkeypatch.setattr(limits, "wait_for", lambda token: 0)  # it tells the others once a second, in a statement
    asked = []
    for number in range(3):
        made = create(directory, f"an.{number}", externalId="")
        members = [{"value": made["id"]}]
        patch(directory, f"Groups/{office.posts['officer'].pk}", {"op": "add", "path": "members", "value": members})
        with CaptureQueriesContext(connection) as queries:
            directory("GET", path)
        asked.append(len(queries))
    assert len(set(asked[1:])) == 1 and asked[-1] <= 7, asked


def test_a_group_is_a_post_and_its_members_hold_it(directory, office):
    made, post = create(directory), office.posts["officer"]
    found = directory("GET", f'Groups?filter=externalId eq "{post.code}"')[1]["Resources"]
    assert [one["id"] for one in found] == [str(post.pk)]
    add = {"op": "Add", "path": "members", "value": [{"value": made["id"], "display": "An", "type": "User"}]}
    members = patch(directory, f"Groups/{post.pk}", add)[1]["members"]
    assert made["id"] in [one["value"] for one in members] and len(members) == 2
    assert Holding.objects.get(person__user_id=made["id"]).authority == "SCIM"
    assert directory("GET", f"Users/{made['id']}")[1]["groups"][0]["value"] == str(post.pk)
    before = Entry.objects.count()
    assert patch(directory, f"Groups/{post.pk}", add)[0] == 200
    assert Entry.objects.count() == before
    assert not User.objects.get(pk=made["id"]).needs_second_factor


def test_who_comes_to_sign_or_to_administer_must_have_a_second_factor(directory, office):
    for login, name in (("an.nv", "deputy"), ("binh.tv", "administrator")):
        made = create(directory, login, externalId="")
        add = {"op": "add", "path": "members", "value": [{"value": made["id"]}]}
        assert patch(directory, f"Groups/{office.posts[name].pk}", add)[0] == 200
        assert User.objects.get(pk=made["id"]).needs_second_factor


def test_who_is_removed_from_a_group_is_relieved_of_the_post(directory, office):
    user = user_of(office, "officer")
    remove = {"op": "remove", "path": f'members[value eq "{user.pk}"]'}
    assert "members" not in patch(directory, f"Groups/{office.posts['officer'].pk}", remove)[1]
    assert Holding.objects.get(pk=office.holdings["officer"].pk).valid_to == clock.today()
    as_entra = {"op": "Remove", "path": "members", "value": [{"value": str(user_of(office, "clerk").pk)}]}
    assert "members" not in patch(directory, f"Groups/{office.posts['clerk'].pk}", as_entra)[1]
    assert Entry.objects.filter(kind="organisation.end_holding").count() == 2


def test_the_last_administrator_stays_and_nobody_unknown_is_appointed(directory, office):
    post, account = office.posts["administrator"], user_of(office, "administrator")
    group = {"schemas": [f"{CORE}:Group"], "members": []}
    assert directory("PUT", f"Groups/{post.pk}", group)[0] == 409
    close = {"op": "replace", "path": "active", "value": False}
    assert patch(directory, f"Users/{account.pk}", close)[0] == directory("DELETE", f"Users/{account.pk}")[0] == 409
    assert Holding.objects.get(pk=office.holdings["administrator"].pk).valid_to is None
    nobody = structure.enter_person(full_name="Không tài khoản", by=offices.SYSTEM)
    closed = create(directory, active=False)
    for key in ("999999", "x", "'; --", str(nobody.pk), closed["id"], "9" * 40, "٣"):
        add = {"op": "add", "path": "members", "value": [{"value": key}]}
        assert patch(directory, f"Groups/{office.posts['officer'].pk}", add)[0] == 400, key


def test_only_an_administrators_token_with_the_scope_gets_in(office, token_of):
    def asked(token):
        return Client(headers={"Authorization": f"Bearer {token}"}).get("/scim/v2/Users").status_code

    assert [asked(token_of(name)) for name in ("administrator", "officer", "head", "inspector")] == [200, 403, 403, 403]
    assert asked(token_of(scopes=("read", "structure:write"))) == 403
    user = user_of(office, "administrator")
    token = token_of()
    user.needs_second_factor = True
    user.save()
    assert asked(token) == 403
    Holding.objects.filter(pk=office.holdings["administrator"].pk).update(valid_to=clock.today())
    assert asked(token) == 403
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert asked(token) == asked("dcr_x") == asked("") == 401
    browser = Client()
    browser.force_login(user_of(office, "head"))
    answer = browser.get("/scim/v2/Users")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="decreta"')


def test_who_asks_too_often_waits(office, token_of, settings):
    settings.DECRETA_API_PER_MINUTE = settings.DECRETA_API_REFUSALS_PER_MINUTE = 2
    for token in (token_of(), "dcr_x"):
        client = Client(headers={"Authorization": f"Bearer {token}"})
        answers = [client.get("/scim/v2/ServiceProviderConfig") for _ in range(6)]
        assert answers[-1].status_code == 429 and int(answers[-1]["Retry-After"]) > 0


def test_nonsense_is_refused_and_never_our_fault(directory, office):
    user, post = user_of(office, "officer"), office.posts["officer"]
    nonsense = ["", "{", "[]", "7", '"x"', "null", "NaN", '{"schemas": 7}', '{"Operations": {}}', "[" * 5000]
    nonsense += ['{"Operations": [{"op": "add", "path": "members[", "value": 1}]}', '{"Operations": [7]}']
    nonsense += ['{"Operations": [{"op": "add", "value": []}]}', '{"Operations": [{"op": "x", "path": "active"}]}']
    for sent in nonsense:
        for method, path in (
            ("POST", "Users"),
            ("PUT", f"Users/{user.pk}"),
            ("PATCH", f"Users/{user.pk}"),
            ("PATCH", f"Groups/{post.pk}"),
        ):
            status, told = directory(method, path, sent)
            assert status == 400, (method, path, sent, told)
            assert told["schemas"] == [f"{MESSAGES}:Error"]


def test_what_there_is_not_is_not_found_and_other_methods_are_not_known(directory, office):
    for path in (
        "Users/0",
        "Users/x",
        f"Users/{'9' * 30}",
        "Groups/x",
        "Groups/%00",
        "Schemas/x",
        "Nothing",
        "",
        "Bulk",
    ):
        assert directory("GET", path)[0] == 404, path
    post = office.posts["officer"].pk
    for method, path in (("POST", "Groups"), ("DELETE", f"Groups/{post}"), ("DELETE", "Users"), ("OPTIONS", "Users")):
        assert directory(method, path, {})[0] == 405
        assert directory.answer["Allow"]
