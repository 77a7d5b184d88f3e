"""Every page of the application is looked at, at three widths, light and dark, in three languages.

The list of pages is the URL resolver's own: an address that answers somebody with a page is looked at, whoever it is
that may open it; an address that has no page must show that it has none. So a new page is looked at from its first day.
"""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

from tests.e2e.addresses import addresses_of
from tests.e2e.judging import EVERYTHING, LAYOUT, SIZE, faults_of
from tests.e2e.visitor import PASSWORD
from tests.lists import administration

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

# Pages that the secretary does not open, and who does; the empty login is nobody's.
OPENED_BY = {
    "account_login": "",
    "account_inactive": "",
    "ui:style": "",
    "ui:offline": "",
    "web:log_entry": "minhhoa",
    "organisation:exposure": "phong",
    "operation:page": "phong",
    "notifications:outbox": "phong",
    "urging:set_general": "phong",
    "urging:set_general_receipt": "phong",
    "seeing:set_lights": "phong",
    "urging:ask": "thinh",
    "obstacles:set_ladder": "phong",
    "obstacles:raise": "giang",
    "obstacles:confirm": "lam",
    "obstacles:deny": "lam",
    "obstacles:decide": "thinh",
    "contributions:ask": "giang",
    "contributions:answer": "loc",
    "contributions:judge": "giang",
    "contributions:offer": "tri",
    "rooms:new": "phong",
    "rooms:change": "phong",
    "rooms:close": "phong",
    "rooms:change_booking": "mai",
    "reviews:set_rule": "phong",
    "reviews:review": "vy",
    "reviews:move": "vy",
    "cadence:set_body": "vy",
    "cadence:set_directive": "vy",
    "cadence:set_task": "vy",
    "mfa_reauthenticate": "phong",
    "mfa_deactivate_totp": "phong",
    "mfa_generate_recovery_codes": "phong",
} | {
    f"assignments:{act}": "giang"
    for act in (
        "receive",
        "dispute",
        "hand_down",
        "report",
        "ask_extension",
        "recovery",
        "forecast",
        "charge",
        "milestones",
    )
}
# Of what arrives: the clerk of the house, and its chief, who writes marks.
OPENED_BY |= {
    f"documents:{one}": "mai"
    for one in (
        *("arrival", "register_arrival", "correct_arrival", "return_arrival", "void_arrival", "settle_arrival"),
        *("reopen_arrival", "reply", "mark_templates", "drop_mark_template"),
    )
}
OPENED_BY |= {"documents:mark": "khiem", "documents:withdraw_mark": "khiem"}
# What is shared upward is the business of who acts in a house.
OPENED_BY |= {"cascade:shares": "khiem", "cascade:share": "khiem"}
# The tray is the clerk's, and so is most of what is sent and received; the stamp is laid on what arrived in the house.
OPENED_BY |= {
    f"capture:{one}": "mai"
    for one in (
        *("tray", "sheet", "label", "stamped", "paper", "page", "rendition", "original", "compare"),
        *("turn", "split", "join", "set_aside", "return", "give_back", "drop"),
    )
}
OPENED_BY |= {f"writing:{one}": "mai" for one in ("templates", "template", "begin", "retire")}
OPENED_BY |= {f"programme:{one}": "mai" for one in ("programme", "expect", "expected", "amend", "take_off")}
OPENED_BY |= {"meetings:come": "tram", "meetings:substitute": "tram", "meetings:in_hall": ""}
OPENED_BY |= {"minutes:try_form": "mai"}
OPENED_BY |= {f"mailroom:{one}": "mai" for one in ("mails", "beside", "receipt")}
OPENED_BY |= {f"dispatch:{one}": "thoa" for one in ("delivery", "receive", "give_back")}
# Pages of administration are made of the same few parts: its forms are looked at once on a phone, once wide.
ADMINISTRATION = "administration:"
FORMS = {f"{ADMINISTRATION}{name}" for name, what in administration.NO_LISTS.items() if what.startswith("a form")}
LOOKS_OF_FORMS = {"vi": {390: EVERYTHING}, "ja": {390: SIZE}}
# Nobody finds these in the scenario: no number is being issued, no long job runs, nobody has a token.
NOT_IN_THE_SCENARIO = {"documents:void_number", "kit:job", "kit:progress", "kit:cancel", "accounts:revoke_token"}
# Nor is a number reserved there, or a register closed.
NOT_IN_THE_SCENARIO |= {"documents:void_reserved", "books:closed"}
# What a programme expects is listed at an address that needs a query.
NOT_IN_THE_SCENARIO |= {"programme:papers"}
# Every paper of the programme is begun there, so that none can be bound.
NOT_IN_THE_SCENARIO |= {"programme:bind"}
# Nobody is asked there to sign beside others, nothing goes round to be read, no paper bears a code.
NOT_IN_THE_SCENARIO |= {"cosigning:refuse", "circulation:round", "circulation:recall", "proving:paper"}
# Nothing was recalled there, and nothing sent by mail.
NOT_IN_THE_SCENARIO |= {f"dispatch:{one}" for one in ("confirm_recall", "end_link", "renew_link", "link", "link_paper")}
# Nobody asks for a roll-up there.
NOT_IN_THE_SCENARIO |= {f"cascade:{one}" for one in ("roll_up", "agree", "decline", "withdraw", "cancel")}
# One-time addresses that nobody was given.
NOT_IN_THE_SCENARIO |= {"accounts:enter", "setup"}
# Nor has anybody there imported a list, kept a view, chosen several rows, or registered a receiver.
NOT_IN_THE_SCENARIO |= {f"imports:{one}" for one in ("batch", "sheet", "columns", "mend", "faulty")}
NOT_IN_THE_SCENARIO |= {"kit:bulk_run", "kit:download", "kit:view", "feeds:read", "notifications:stop"}
NOT_IN_THE_SCENARIO |= {f"webhooks:{one}" for one in ("endpoint", "resend_range", "delivery")}
# No mailbox is read there.
NOT_IN_THE_SCENARIO |= {f"administration:{one}" for one in ("mailbox", "change_mailbox")}
NOT_IN_THE_SCENARIO |= {f"mailroom:{one}" for one in ("waive", "write_back_arrival", "write_back_paper")}
NOT_IN_THE_SCENARIO |= {"mailroom:slip_of_arrival", "mailroom:slip_of_paper"}
NOT_IN_THE_SCENARIO |= {f"mailroom:{one}" for one in ("eml", "judge")}
# No provider of identity is known there, no form is kept, no reader's row is open.
NOT_IN_THE_SCENARIO |= {"accounts:leave", "accounts:signed_out", "accounts:go_on", "documents:close_reader"}
NOT_IN_THE_SCENARIO |= {"mfa_edit_webauthn", "mfa_remove_webauthn"}
NOT_IN_THE_SCENARIO |= {"openid_connect_callback", "saml_acs", "saml_finish_acs", "saml_sls", "saml_metadata"}
# No report was frozen there; a story of its own looks at one.
NOT_IN_THE_SCENARIO |= {"directives:report_frozen", "reporting:make_paper"}
# No briefing was made there yet.
NOT_IN_THE_SCENARIO |= {"reporting:briefing"}
# No minutes are written there, no decision is entered, nothing is decided in writing.
NOT_IN_THE_SCENARIO |= {
    f"minutes:{one}"
    for one in ("minutes", "edit", "edition", "paper", "circulate", "take_back", "comment", "put_on_agenda", "approve")
}
NOT_IN_THE_SCENARIO |= {f"minutes:{one}" for one in ("answer", "decision", "link", "carry")}
NOT_IN_THE_SCENARIO |= {f"procedures:{one}" for one in ("procedure", "answer", "enter_paper", "prolong", "convert")}
NOT_IN_THE_SCENARIO |= {"procedures:decide_tie", "procedures:withdraw"}
# Nobody is asked for an opinion there.
NOT_IN_THE_SCENARIO |= {"agendas:give_opinion", "agendas:treat_opinion", "agendas:opinion_file"}
# No task was entered wrongly there.
NOT_IN_THE_SCENARIO |= {"directives:restore"}
# Nothing ended there by a paper.
NOT_IN_THE_SCENARIO |= {"changes:ending"}
# No organisation has ended there yet.
NOT_IN_THE_SCENARIO |= {"changes:passing", "changes:take_back_passing"}
# Whom one urges below is chosen at an address that needs a query.
NOT_IN_THE_SCENARIO |= {"directives:urge_below"}
# No event was recorded there yet.
NOT_IN_THE_SCENARIO |= {"directives:correct_event"}
# No two tasks look alike.
NOT_IN_THE_SCENARIO |= {"linking:pair"}
# Nobody is asked to explain there, and the ladder has proposed no letter.
NOT_IN_THE_SCENARIO |= {f"urging:{one}" for one in ("explanation", "explain", "ask_again", "withdraw", "file")}
NOT_IN_THE_SCENARIO |= {"urging:draft_letter", "urging:dismiss_letter"}
# What coordinating organisations delivered there are papers by their symbols, no files.
NOT_IN_THE_SCENARIO |= {"contributions:piece"}
# Nobody has proposed a point there.
NOT_IN_THE_SCENARIO |= {f"agendas:{one}" for one in ("proposal", "resend", "send_back", "place", "put_off")}
NOT_IN_THE_SCENARIO |= {f"agendas:{one}" for one in ("add_paper", "approve", "withdraw", "paper_file")}
# Nobody was asked there when he can come.
NOT_IN_THE_SCENARIO |= {f"dates:{one}" for one in ("poll", "withdraw", "answer")}
# Nobody has written a note there.
NOT_IN_THE_SCENARIO |= {"reading:delete"}
# No screen shows a sitting there: its pages are looked at by themselves in tests/meetings.
NOT_IN_THE_SCENARIO |= {"meetings:enter_hall"}
# No paper of a sitting was replaced there.
NOT_IN_THE_SCENARIO |= {"meetings:paper_version", "meetings:paper_changes"}
# Nobody has asked to speak there.
NOT_IN_THE_SCENARIO |= {f"speaking:{one}" for one in ("group", "remove_group", "withdraw", "place", "give")}
# Nobody has written a message there.
NOT_IN_THE_SCENARIO |= {f"messaging:{one}" for one in ("answer", "settle", "remove", "end")}
# Nobody has moved anything there.
NOT_IN_THE_SCENARIO |= {f"motions:{one}" for one in ("motion", "reword", "refuse", "put", "work_in")}
# Nothing was put to the vote there, nobody has given his vote to another.
NOT_IN_THE_SCENARIO |= {f"voting:{one}" for one in ("ballot", "enter", "merge", "annul", "totals", "hands")}
NOT_IN_THE_SCENARIO |= {"voting:enter_ballot", "voting:give_own_proxy", "voting:refuse_proxy"}
# No member has a standing deputy there.
NOT_IN_THE_SCENARIO |= {"organisation:end_deputy"}
# They have no page: they lead elsewhere, give a file or a part of a page that is looked at with it, or never end.
NO_PAGE = {
    "notifications:open",
    "assignments:evidence",
    "assignments:request_evidence",
    "mfa_download_recovery_codes",
    "live:stream",
}
NO_PAGE |= {"ui:manifest", "ui:worker"}
NO_PAGE |= {"reading:beside", "reading:download"}
NO_PAGE |= {"presenting:hall_file", "dates:against"}
NO_PAGE |= {"voting:names", "voting:progress", "voting:paper"}
NO_PAGE |= {
    f"voting:{one}" for one in ("panel", "teller", "teller_state", "sealed_papers", "waiting", "published", "recount")
}
NO_PAGE |= {"writing:file", "documents:word", "mailroom:beside"}
NO_PAGE |= {
    "cascade:summary",
    "web:beside",
    "meetings:find",
    "rooms:free",
    "web:palette",
    "documents:senders",
    "organisation:choose",
    "meetings:choose",
    "obstacles:owners",
    "directives:whom",
    "documents:attachment",
    "dispatch:names",
}
# Pages that exist only after somebody has acted; `made` makes them.
MADE = {"directives:draft_urging", "assignments:decide_extension", "documents:revise", "documents:return_draft"}
MADE |= {
    "assignments:examine_extension",
    "changes:letter",
    "documents:withdraw",
    "mfa_authenticate",
    "mfa_view_recovery_codes",
}

# Dark colours depend on neither language nor width; how long words are depends on the language. The rules are judged
# where they can differ: light and dark, on a desk and on a telephone, in one language. What English breaks, Vietnamese
# or Japanese has broken before, and a word that is too long does so where there is least room.
# `DECRETA_LOOKS=all` judges everything in all three.
LOOKS = {
    "vi": {1440: EVERYTHING, 820: SIZE, 390: LAYOUT},
    "ja": {390: SIZE},
}
if os.environ.get("DECRETA_LOOKS") == "all":
    LOOKS = dict.fromkeys(("vi", "ja", "en"), dict.fromkeys((1440, 820, 390), EVERYTHING))


def test_every_page_is_looked_at(enter, window, office):
    people = People(enter, window)
    people("giang").act_as("Vụ trưởng")
    people("thinh").act_as("Trưởng ban")
    people("khiem").act_as("Chánh Văn phòng")
    people("loc").act_as("Giám đốc Trung tâm")
    addresses = addresses_of(office.data)
    pages = [*listed(people, addresses), *made(people, addresses)]
    assert {name for name, _login, _path in pages} >= MADE
    faults = []
    for language, looks in LOOKS.items():
        for name, login, path in pages:
            chosen = LOOKS_OF_FORMS.get(language) if name in FORMS else looks
            if not chosen:
                continue
            seen = look(people(login), path, language, chosen)
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
        login = OPENED_BY.get(name, "phong" if name.startswith(ADMINISTRATION) else "vy")
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
    decide = ask_for_time(people("duyen"), head)
    yield "assignments:decide_extension", "thinh", decide
    yield "assignments:examine_extension", "vy", decide.replace("/decide/", "/examine/")
    yield "changes:letter", "vy", addresses["changes:letter"]
    yield "changes:end", "vy", addresses["changes:end"] + "?kind=split"
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
