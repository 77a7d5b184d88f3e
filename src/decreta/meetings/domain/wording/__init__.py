"""The first words of a conclusion notice, as offices of a regime write them. Always edited before it is issued."""

from __future__ import annotations

from collections.abc import Callable

from decreta.meetings.domain.wording import english, japanese, vietnamese
from decreta.meetings.domain.wording.facts import Point, Session, Words

__all__ = ["Point", "Session", "Words", "compose"]

_PRESCRIBED: dict[str, Callable[[Session], Words]] = {"vn-party": vietnamese.party, "vn-state": vietnamese.state}
_FREE: dict[str, Callable[[Session], Words]] = {
    "vi": vietnamese.state,
    "en": english.generic,
    "ja": japanese.generic,
}


def compose(regime: str, session: Session) -> Words:
    """The draft's words by the body's regime; where it prescribes none, by the language of the office."""
    return (_PRESCRIBED.get(regime) or _FREE.get(session.language, english.generic))(session)
