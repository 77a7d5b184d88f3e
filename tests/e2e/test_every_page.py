"""Every page of the application is looked at, at three widths, light and dark, in three languages.

The list of pages is the URL resolver's own: an address that answers somebody with a page is looked at, whoever it is
that may open it; an address that has no page must show that it has none. So a new page is looked at from its first day.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.addresses import addresses_of
from tests.e2e.judging import EVERYTHING, RULES, SIZE, faults_of
from tests.e2e.visitor import PASSWORD

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

# Pages that the secretary does not open, and who does; the empty login is nobody's.
OPENED_BY = {
    "account_login": "",
    "account_inactive": "",
    "ui:style": "",
    "web:log_entry": "minhhoa",
    "organisation:exposure": "phong",
    "mfa_reauthenticate": "phong",
    "mfa_deactivate_totp": "phong",
    "mfa_generate_recovery_codes": "phong",
} | {f"directives:{act}": "giang" for act in ("receive", "dispute", "hand_down", "report", "ask_extension", "recovery")}
# Nobody finds these in the scenario: no number is being issued, no long job runs, nobody has a token.
NOT_IN_THE_SCENARIO = {"documents:void_number", "kit:job", "kit:progress", "kit:cancel", "accounts:revoke_token"}
# They have no page: they lead elsewhere, give a file or a part of a page that is looked at with it, or never end.
NO_PAGE = {"notifications:open", "directives:evidence", "mfa_download_recovery_codes", "live:stream"}
NO_PAGE |= {"web:beside", "meetings:find"}
# Pages that exist only after somebody has acted; `made` makes them.
MADE = {"directives:draft_urging", "directives:decide_extension", "documents:revise", "documents:return_draft"}
MADE |= {"documents:withdraw", "mfa_authenticate", "mfa_view_recovery_codes"}

# Dark colours depend on neither language nor width; how long words are depends on the language.
LOOKS = {
    "vi": {1440: EVERYTHING, 820: RULES, 390: EVERYTHING},
    "ja": {1440: RULES, 820: SIZE, 390: RULES},
    "en": {1440: RULES},
}


def test_every_page_is_looked_at(enter, window, office):
    people = People(enter, window)
    people("giang").act_as("Vụ trưởng")
    people("thinh").act_as("Trưởng ban")
    addresses = addresses_of(office.data)
    pages = [*listed(people, addresses), *made(people, addresses)]
    assert {name for name, _login, _path in pages} >= MADE
    faults = []
    for language, looks in LOOKS.items():
        for name, login, path in pages:
            seen = look(people(login), path, language, looks)
            faults += [f"{name} ({login or 'nobody'}, {language}) {fault}" for fault in seen]
            print(*faults[len(faults) - len(seen) :], sep="\n", flush=True)
    assert faults == [], "\n".join(faults)


class People:
    """One browser window for each person who is needed."""

    def __init__(self, enter, window):
        self._enter, self._window = enter, window
        self._there = {}

    def __call__(self, login):
        if login not in self._there:
            self._there[login] = self._enter(login) if login else self._window("nobody")
        return self._there[login]

    def before_the_gate(self, login):
        """Somebody who has not signed in yet."""
        return self._there.setdefault(login, self._window(login))


def look(visitor, path, language, looks):
    """What is wrong with one page in one language."""
    visitor.speak(language)
    visitor.goto(path)
    expect(visitor.page.locator(".htmx-request")).to_have_count(0)
    return faults_of(visitor.page, language, looks)


def listed(people, addresses):
    """Every address that has a page, with who opens it; one without a page must show that it has none."""
    nobody_looks, found = [], []
    for name, path in addresses.items():
        if name in NOT_IN_THE_SCENARIO | NO_PAGE | MADE:
            continue
        login = OPENED_BY.get(name, "vy")
        answer = people(login).page.request.get(path, max_redirects=0)
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        if answer.status == 200 and is_page:
            found.append((name, login, path))
        elif answer.status not in {302, 405} and is_page:
            nobody_looks.append(f"{name} ({path}) answers {login or 'nobody'} with {answer.status}")
    assert nobody_looks == [], "say in OPENED_BY who opens: " + "; ".join(nobody_looks)
    return found


def made(people, addresses):
    """Pages at which there is something only after an act: its people do it here. And the page of an error."""
    vy, head = people("vy"), people("thinh")
    vy.goto(addresses["directives:urge"])
    yield "directives:draft_urging", "vy", vy.page.locator('main a[href*="/draft/"]').first.get_attribute("href")
    draft = draft_a_letter(vy, addresses["documents:draft"])
    yield "documents:revise", "vy", f"{draft}edit/"
    yield "documents:withdraw", "vy", f"{draft}withdraw/"
    submitted = draft_a_letter(vy, addresses["documents:draft"])
    vy.press("/submit/")
    yield "documents:document", "thinh", submitted
    yield "documents:return_draft", "thinh", f"{submitted}return/"
    yield "directives:decide_extension", "thinh", ask_for_time(people("duyen"), head)
    phong = people("phong")
    phong.goto(addresses["mfa_generate_recovery_codes"])
    phong.send()
    yield "mfa_view_recovery_codes", "phong", addresses["mfa_view_recovery_codes"]
    yield "mfa_authenticate", "hoach", half_way(people, addresses)
    yield "an address of nothing", "vy", "/documents/nothing/"


def draft_a_letter(vy, address):
    """A letter of the committee that the head is to sign. The address of its page."""
    vy.goto(address)
    vy.choose("[name=issuer]", "Ban Chỉ đạo Chuyển đổi số")
    vy.page.select_option("[name=type_code]", "CV")
    vy.page.fill("[name=subject]", "V/v báo cáo tình hình kết nối")
    vy.page.fill("[name=text]", "Đề nghị các cơ quan báo cáo trước ngày 15/4/2025.")
    vy.choose("[name=signer_post]", "Trưởng ban, Ban Chỉ đạo Chuyển đổi số")
    vy.send()
    return vy.page.url


def ask_for_time(officer, head):
    """An agency asks for more time; where the head decides on it."""
    officer.goto("/directives/")
    with officer.page.expect_navigation():
        officer.page.locator("main a", has_text="Kho sách lý luận").first.click()
    task = officer.page.url
    officer.follow("/extension/")
    officer.page.fill("[name=until]", "30/06/2025")
    officer.page.fill("[name=reason]", "Chờ thẩm định bản quyền của 214 đầu sách.")
    officer.send()
    head.goto(task)
    return head.page.locator('main a[href$="/decide/"]').first.get_attribute("href")


def half_way(people, addresses):
    """The second page of the gate, for somebody who has given his password."""
    visitor = people.before_the_gate("hoach")
    visitor.goto(addresses["account_login"])
    visitor.offer_password(PASSWORD)
    return addresses["mfa_authenticate"]
