"""Notices of Party and State bodies of Viet Nam."""

from __future__ import annotations

import datetime as dt

from decreta.meetings.domain.wording.facts import Session, Words, listed, numbered, text_of


def party(session: Session) -> Words:
    """36-HD/VPTW: comrades are named as such; the text ends with a full stop."""
    chair = f"đồng chí {session.short_chair}"
    named = f"Đồng chí {_named(session)}"
    follow = _follow(
        session, "Giao {agencies} theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo {body} tại {session} sau."
    )
    closing = (
        f"Trên đây là kết luận của {chair} {_on(session)}, "
        f"{session.body} thông báo để các cơ quan, đơn vị biết, thực hiện."
    )
    return Words(
        "vi",
        f"kết luận của {chair} {_on(session)}",
        text_of(_opening(session, named), _reason(session, chair), numbered(session.points), follow, closing),
        f"Lưu {session.agencies[0]}" if session.agencies else "Lưu Văn phòng",
    )


def state(session: Session) -> Words:
    """Decree 30/2020: no comrades; the text ends with `./.`."""
    chair = session.short_chair
    follow = _follow(
        session, "Giao {agencies} theo dõi, đôn đốc việc thực hiện, tổng hợp kết quả, báo cáo {body} tại {session} sau."
    )
    closing = f"{session.body} thông báo để các cơ quan, đơn vị biết, thực hiện./."
    return Words(
        "vi",
        f"Kết luận của {chair} {_on(session)}",
        text_of(_opening(session, _named(session)), _reason(session, chair), numbered(session.points), follow, closing),
        "Lưu: VT",
    )


def _named(session: Session) -> str:
    """The name first, the title after it: `Phan Hữu Thịnh, Trưởng Ban,`."""
    return f"{session.chair_name}, {session.short_chair}," if session.chair_name else session.short_chair


def _opening(session: Session, chair: str) -> str:
    """When, where, who held it, what was considered; who chaired and who took part. In writing: who was asked what."""
    if session.is_written:
        about = f" về: {_points(session.considered)}" if session.considered else ""
        return f"Từ ngày {_day(session.day)}, {session.body} lấy ý kiến các thành viên bằng văn bản{about}."
    held = " ".join(_inside(session.title).replace(session.body, "").split()).strip(" ,")
    place = f", tại {session.place}" if session.place else ""
    considered = f" để xem xét: {_points(session.considered)}" if session.considered else ""
    serving = f", phục vụ {listed(session.serves, ' và ')}" if session.serves else ""
    opening = f"Ngày {_day(session.day)}{place}, {session.body} tổ chức {held}{serving}{considered}."
    presence = ""
    if session.present is not None:
        guests = f" và {session.guests} đại biểu được mời" if session.guests else ""
        presence = f"; dự họp có {session.present}/{session.invited} {session.called('member', 'thành viên')}{guests}"
    leads = f"{session.called('chair', 'chủ trì')} {session.called('session', 'phiên họp')}"
    return f"{opening} {chair} {leads}{presence}."


def _points(titles: tuple[str, ...]) -> str:
    return (
        _inside(titles[0])
        if len(titles) == 1
        else "; ".join(f"({n}) {_inside(one)}" for n, one in enumerate(titles, 1))
    )


def _on(session: Session) -> str:
    """`tại phiên họp thứ hai`; of what was decided in writing `về kế hoạch quý II`."""
    title = _inside(session.title)
    if not session.is_written:
        return f"tại {title}"
    return title if title.casefold().startswith("về ") else f"về {title}"


def _reason(session: Session, chair: str) -> str:
    if session.is_written:
        return f"Căn cứ kết quả lấy ý kiến, {chair} kết luận như sau:"
    heard = f"báo cáo của {listed(session.reported, ' và ')}, ý kiến" if session.reported else "ý kiến"
    return f"Trên cơ sở {heard} của các đại biểu dự họp, {chair} kết luận như sau:"


def _follow(session: Session, words: str) -> str:
    if not session.agencies:
        return ""
    called = session.called("session", "phiên họp")
    return words.format(agencies=listed(session.agencies, " và "), body=session.body, session=called)


def _inside(title: str) -> str:
    """A title within a sentence: `Phiên họp thứ hai …` begins small there, an abbreviation or a name does not."""
    first, _space, second = title.partition(" ")
    is_name = second[:1].isupper() or not first[1:2].islower()
    return title if is_name else title[:1].lower() + title[1:]


def _day(day: dt.date) -> str:
    """Days below 10 and January, February take a leading zero (36-HD/VPTW; Decree 30/2020, Annex I): 06/3/2025."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
