"""Accounts: who may sign in. Passwords never stand in a file.

An account is opened as on the page of administration: without a password, which its user chooses himself at a one-time
address. The addresses of many accounts are handed out together when the import is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext_lazy as _

from decreta.accounts.domain.accounts import choose_language, close_account
from decreta.accounts.domain.managing import open_account
from decreta.accounts.models import User
from decreta.accounts.rules import may_manage_accounts
from decreta.core.actor import Actor
from decreta.kit.importing import Choice, Column, ColumnKind, Importable, Judged, NextStep, Row, Standing
from decreta.kit.importing.columns import in_every_language
from decreta.kit.importing.faults import sentences
from decreta.kit.models import ImportBatch

sentences({"not_a_login": _("A login has letters, digits and @ . + - _ only.")})


def _languages() -> list[Choice]:
    # Each by its own name; by its name in the other languages it is known too.
    return [
        Choice(code, get_language_info(code)["name_local"], (name, *sorted(in_every_language(gettext_lazy(name)))))
        for code, name in settings.LANGUAGES
    ]


class Accounts(Importable):
    """Logins with their language and whether a second factor is demanded."""

    kind: ClassVar[str] = "accounts.accounts"
    label: ClassVar[str | Promise] = _("Accounts")
    about: ClassVar[str | Promise] = _(
        "Who may sign in. No passwords stand in the list: each user chooses his own at a one-time address."
    )
    icon: ClassVar[str] = "key-round"
    order: ClassVar[int] = 70
    fixed: ClassVar[frozenset[str]] = frozenset({"second_factor"})
    columns: ClassVar[tuple[Column, ...]] = (
        Column(
            "login",
            _("Login"),
            required=True,
            synonyms=("Tên đăng nhập", "Tài khoản", "Username", "ログイン名"),
            max_length=150,
            example="an.nv",
        ),
        Column("language", _("Language"), kind=ColumnKind.CHOICE, choices=_languages, synonyms=("Ngôn ngữ", "言語")),
        Column(
            "second_factor",
            _("Second factor needed"),
            kind=ColumnKind.YES_NO,
            synonyms=("Xác thực hai lớp", "Cần xác thực hai bước", "二要素認証"),
            help=_("For administrators and those who sign."),
        ),
    )

    def may(self, *, by: Actor) -> None:
        may_manage_accounts(by=by)

    def key(self, row: Row) -> str:
        return row.cells.get("login", "").casefold()

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        field = User._meta.get_field("username")
        for row in judged.rows:
            try:
                field.run_validators(row.get("login", ""))
            except ValidationError:
                row.fault("login", "not_a_login")

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        # A login is the same in capitals: two accounts that differ in nothing else would be mistaken for each other.
        called = User.objects.annotate(called=Lower("username"))
        found = {one.called: one for one in called.filter(called__in=[row.key for row in judged.rows])}
        return {row.number: Standing(one, _shown(one)) for row in judged.rows if (one := found.get(row.key))}

    def act(self, row: Row, *, by: Actor) -> User:
        if row.thing is None:
            return open_account(
                login=row.values["login"],
                language=row.get("language", "vi"),
                needs_second_factor=row.get("second_factor", False),
                by=by,
            )
        user: User = row.thing
        if "language" in row.changes:
            choose_language(user=user, language=row.values["language"], by=by)
        return user

    def address(self, kind: str, key: str) -> str:
        return reverse("administration:account", args=[key])

    def next_steps(self, batch: ImportBatch) -> Sequence[NextStep]:
        """Who was entered needs his way in."""
        address = f"{reverse('administration:give_entries')}?import={batch.pk}"
        return [NextStep(_("Hand out the one-time addresses"), address, "key-round")]

    def undo(self, kind: str, key: str, *, by: Actor) -> None:
        close_account(user=User.objects.get(pk=key), reason=str(_("the import was undone")), by=by)


def _shown(user: User) -> dict[str, Any]:
    return {"language": user.language, "second_factor": user.needs_second_factor}
