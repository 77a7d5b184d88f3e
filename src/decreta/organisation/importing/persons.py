"""Persons and the posts they hold; one row a holding, several rows a person."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.accounts.models import User
from decreta.core.actor import Actor
from decreta.core.texts import fold
from decreta.kit.importing import Column, ColumnKind, Judged, Row, Standing
from decreta.kit.importing.faults import sentences
from decreta.organisation.domain import holdings, persons
from decreta.organisation.importing.coded import AUTHORITY, OfStructure, check_days, check_within
from decreta.organisation.models import Holding, Person, Post

sentences(
    {
        "no_post": _("There is no post with the code “%(text)s”."),
        "no_account": _("There is no account “%(text)s”. Import accounts first, or leave the cell empty."),
        "several_persons": _("Several persons are called %(text)s. Give the login or the mail address."),
        "another_name": _("This login or mail address is that of %(name)s."),
        "not_an_address": _("“%(text)s” is no mail address."),
    }
)


class Persons(OfStructure):
    """A person in a post. Who is known by login, mail address or name already is not entered again."""

    kind: ClassVar[str] = "organisation.persons"
    label: ClassVar[str | Promise] = _("Persons and their posts")
    about: ClassVar[str | Promise] = _("Who holds which post from when; several rows for a person with several posts.")
    icon: ClassVar[str] = "user"
    order: ClassVar[int] = 80
    fixed: ClassVar[frozenset[str]] = frozenset({"email", "login"})
    why_not_undone: ClassVar[str | Promise] = _("A person stays; only an appointment that has not begun is taken back.")
    columns: ClassVar[tuple[Column, ...]] = (
        Column(
            "full_name",
            _("Full name"),
            required=True,
            synonyms=("Họ và tên", "Họ tên", "Tên cán bộ", "氏名", "Name"),
            max_length=120,
            example="Nguyễn Văn An",
            width=28,
        ),
        Column(
            "login", _("Login"), synonyms=("Tên đăng nhập", "Tài khoản", "ログイン名"), max_length=150, example="an.nv"
        ),
        Column("email", _("Mail address"), synonyms=("Email", "Thư điện tử", "メール"), max_length=254),
        Column(
            "post",
            _("Post"),
            required=True,
            synonyms=("Chức vụ", "Mã chức vụ", "役職"),
            help=_("Its code."),
            example="bkhcn-vp.officer",
        ),
        Column(
            "valid_from",
            _("From"),
            kind=ColumnKind.DATE,
            required=True,
            synonyms=("Từ ngày", "Ngày bổ nhiệm", "任命日", "から"),
        ),
        Column("valid_to", _("Until (first day no more)"), kind=ColumnKind.DATE, synonyms=("Đến ngày", "まで")),
        Column("authority", _("Legal basis"), synonyms=("Quyết định bổ nhiệm", *AUTHORITY.synonyms), max_length=200),
    )

    def key(self, row: Row) -> str:
        who = row.cells.get("login") or row.cells.get("email", "").casefold() or fold(row.cells.get("full_name", ""))
        post, since = row.cells.get("post", ""), row.values.get("valid_from") or ""
        return f"{who}\x1f{post}\x1f{since}" if who and post else ""

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        posts = {str(row.get("post", "")) for row in judged.rows}
        known_posts = {one.code: one for one in Post.objects.filter(code__in=posts).select_related("body")}
        logins = {str(row.get("login", "")) for row in judged.rows} - {""}
        users = {one.username: one for one in User.objects.filter(username__in=logins)}
        people = self._people(judged)
        for row in judged.rows:
            code, login, email = row.get("post", ""), row.get("login", ""), row.get("email", "")
            row.values["_post"], row.values["_user"] = known_posts.get(code), users.get(login)
            if code and code not in known_posts:
                row.fault("post", "no_post", text=code)
            if login and login not in users:
                row.fault("login", "no_account", text=login)
            if email and (email.count("@") != 1 or " " in email):
                row.fault("email", "not_an_address", text=email)
            row.values["_person"] = people.find(row)
            check_days(row)
            check_within(row, row.values["_post"])

    def _people(self, judged: Judged) -> _People:
        logins = [row.get("login") for row in judged.rows if row.get("login")]
        emails = [row.get("email") for row in judged.rows if row.get("email")]
        names = [row.get("full_name") for row in judged.rows if row.get("full_name")]
        asked = models.Q(user__username__in=logins) | models.Q(email__in=emails) | models.Q(full_name__in=names)
        return _People(list(Person.objects.filter(asked).select_related("user")))

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        people = [row.values["_person"] for row in judged.rows if row.values["_person"]]
        rows = Holding.objects.filter(person__in=people).select_related("person__user", "post")
        known = {(one.person_id, one.post_id, one.valid_from): one for one in rows}
        found = {}
        for row in judged.rows:
            person, post = row.values["_person"], row.values["_post"]
            one = known.get((person.pk, post.pk, row.get("valid_from"))) if person and post else None
            if one is not None:
                found[row.number] = Standing(one, _shown(one))
            elif person is not None and fold(person.full_name) != fold(row.get("full_name", "")):
                row.fault("full_name", "another_name", name=person.full_name, offers=[person.full_name])
        return found

    def act(self, row: Row, *, by: Actor) -> Holding:
        if row.thing is not None:
            return self._change(row, by=by)
        person = self._person(row, by=by)
        post: Post = row.values["_post"]
        return holdings.appoint(
            person=person,
            post=post,
            term=post.body.terms.first() if post.body else None,
            valid_from=row.values["valid_from"],
            valid_to=row.get("valid_to"),
            authority=row.get("authority", ""),
            by=by,
        )

    def _person(self, row: Row, *, by: Actor) -> Person:
        """The person of the row; an earlier row of the file may just have entered him."""
        found: Person | None = row.values["_person"] or self._people(Judged([row], {}, dict)).find(row)
        if found is None:
            user, email = row.values["_user"], row.get("email", "")
            return persons.enter_person(full_name=row.values["full_name"], user=user, email=email, by=by)
        return found

    def _change(self, row: Row, *, by: Actor) -> Holding:
        holding: Holding = row.thing
        if "full_name" in row.changes:
            persons.amend_person(person=holding.person, full_name=row.values["full_name"], by=by)
        wanted = {one: row.values[one] for one in ("valid_to", "authority") if one in row.changes}
        if wanted:
            holdings.amend_holding(holding=holding, by=by, **wanted)
        return holding

    def undo(self, kind: str, key: str, *, by: Actor) -> None:
        holding = Holding.objects.get(pk=UUID(key))
        holdings.take_back_appointment(holding=holding, reason=str(_("the import was undone")), by=by)


class _People:
    """Persons as rows name them."""

    def __init__(self, people: list[Person]) -> None:
        self._by_login = {one.user.username: one for one in people if one.user is not None}
        self._by_email = {one.email.casefold(): one for one in people if one.email}
        self._by_name: dict[str, list[Person]] = {}
        for one in people:
            self._by_name.setdefault(one.full_name, []).append(one)

    def find(self, row: Row) -> Person | None:
        """By login, else by mail address, else by a name that only one has."""
        login, email = row.get("login", ""), row.get("email", "").casefold()
        if login or email:
            return self._by_login.get(login) or self._by_email.get(email)
        named = self._by_name.get(row.get("full_name", ""), [])
        if len(named) > 1:
            row.fault("full_name", "several_persons", text=named[0].full_name)
        return named[0] if len(named) == 1 else None


def _shown(one: Holding) -> dict[str, Any]:
    return {
        "full_name": one.person.full_name,
        "login": one.person.user.username if one.person.user else "",
        "email": one.person.email,
        "valid_to": one.valid_to,
        "authority": one.authority,
    }
