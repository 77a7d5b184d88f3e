"""WHEN a sender is told something by mail."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from decreta.capture.enums import TrayState
from decreta.capture.models import TrayPaper
from decreta.core.errors import NotNow, Problems
from decreta.documents.enums import ArrivalState
from decreta.documents.models import Arrival
from decreta.mailroom.enums import NoticeState
from decreta.mailroom.models import SenderNotice

LANGUAGES = ("vi", "en", "ja")
#: Told, or on its way: never a second time.
_TOLD = frozenset({NoticeState.WRITTEN, NoticeState.SENT})


def gets_a_receipt(arrival: Arrival) -> None:
    """What went back or was entered by mistake gets none; of what is secret nothing is said by mail."""
    if arrival.state in {ArrivalState.RETURNED, ArrivalState.VOID}:
        raise NotNow.of(_("The paper does not stand in the register any more."), code="ended")
    if arrival.document.secrecy:
        raise NotNow.of(_("Of a secret paper nothing is said by mail."), code="secret")


def goes_back(paper: TrayPaper | Arrival) -> None:
    """Only of what was returned its sender is told that it was."""
    is_returned = paper.state in {TrayState.RETURNED, ArrivalState.RETURNED}
    if not is_returned:
        raise NotNow.of(_("The paper was not returned."), code="not_returned")
    if isinstance(paper, Arrival) and paper.document.secrecy:
        raise NotNow.of(_("Of a secret paper nothing is said by mail."), code="secret")


def is_told(notice: SenderNotice) -> bool:
    """Whether the sender was told, or is being told."""
    return notice.state in _TOLD


def check_letter(problems: Problems, recipient: str, language: str) -> None:
    """An address, and a language in which the mail can be worded."""
    try:
        validate_email(recipient)
    except ValidationError:
        problems.add(_("This is no address for mail."), "recipient", "no_address")
    if language not in LANGUAGES:
        problems.add(_("Choose one of these."), "language", "unknown")
