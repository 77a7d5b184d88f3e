"""The first words of a conclusion notice, as offices of a regime write them. Always edited before it is issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """A point under which something was concluded."""

    title: str
    conclusions: tuple[str, ...]


@dataclass(frozen=True)
class Session:
    """What the notice tells of the sitting. `present` of `invited` are members with the chair; guests apart."""

    title: str
    body: str
    day: dt.date
    place: str
    chair_title: str
    present: int
    invited: int
    guests: int
    points: tuple[Point, ...]
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """Subject and text of the draft, in the language of the regime."""

    language: str
    subject: str
    text: str

    @property
    def lines(self) -> list[str]:
        """The paragraphs of the text."""
        return self.text.split("\n")


def compose(regime: str, session: Session) -> Words:
    """The draft's words by the body's regime."""
    return _BY_REGIME.get(regime, _generic)(session)


def _numbered(points: tuple[Point, ...]) -> list[str]:
    """`1. Point`, `1.1. Conclusion`: later lines of a conclusion (`a) …`) stay lines of their own."""
    lines: list[str] = []
    for i, point in enumerate(points, start=1):
        lines.append(f"{i}. {point.title}")
        lines += [f"{i}.{j}. {text}" for j, text in enumerate(point.conclusions, start=1)]
    return lines


def _party(session: Session) -> Words:
    chair = f"đồng chí {session.chair_title}"
    opening = (
        f"Ngày {_vietnamese_day(session.day)}, tại {session.place}, {session.body} tổ chức {_inside(session.title)}{_serving(session)}. "
        f"Đồng chí {session.chair_title} chủ trì phiên họp; dự phiên họp có {session.present}/{session.invited} thành viên"
        f"{_guests(session, ' và {n} đại biểu được mời')}."
    )
    reason = (
        f"Trên cơ sở báo cáo, tài liệu trình tại phiên họp và ý kiến của các đại biểu dự họp, {chair} kết luận như sau:"
    )
    closing = f"Trên đây là kết luận của {chair} tại {_inside(session.title)}, {session.body} thông báo để các cơ quan, đơn vị biết, thực hiện."
    subject = f"kết luận của {chair} tại {_inside(session.title)}"
    return Words("vi", subject, "\n".join([opening, reason, *_numbered(session.points), closing]))


def _state(session: Session) -> Words:
    opening = (
        f"Ngày {_vietnamese_day(session.day)}, tại {session.place}, {session.chair_title} đã chủ trì {_inside(session.title)}"
        f"{_serving(session)}. Dự phiên họp có {session.present}/{session.invited} thành viên{_guests(session, ' và {n} đại biểu được mời')}."
    )
    reason = f"Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, {session.chair_title} kết luận như sau:"
    closing = f"{session.body} thông báo để các cơ quan, đơn vị biết, thực hiện./."
    subject = f"Kết luận của {session.chair_title} tại {_inside(session.title)}"
    return Words("vi", subject, "\n".join([opening, reason, *_numbered(session.points), closing]))


def _generic(session: Session) -> Words:
    held_for = f" for {', '.join(session.serves)}" if session.serves else ""
    opening = (
        f"On {session.day:%d/%m/%Y}, at {session.place}, {session.body} held “{session.title}”{held_for}, chaired by {session.chair_title}. "
        f"{session.present} of {session.invited} members{_guests(session, ' and {n} guests')} attended."
    )
    reason = "Having heard the reports and the discussion, the chair concluded as follows:"
    closing = f"{session.body} gives notice of these conclusions to all concerned, for their action."
    subject = f"Conclusions of {session.title}"
    return Words("en", subject, "\n".join([opening, reason, *_numbered(session.points), closing]))


_BY_REGIME: dict[str, Callable[[Session], Words]] = {"vn-party": _party, "vn-state": _state}


def _guests(session: Session, words: str) -> str:
    return words.format(n=session.guests) if session.guests else ""


def _serving(session: Session) -> str:
    return f", phục vụ {' và '.join(session.serves)}" if session.serves else ""


def _inside(title: str) -> str:
    """A title within a sentence: `Phiên họp thứ hai …` begins small there, an abbreviation does not."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _vietnamese_day(day: dt.date) -> str:
    """Days below 10 and January, February take a leading zero (36-HD/VPTW; Decree 30/2020, Annex I): 06/3/2025."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
