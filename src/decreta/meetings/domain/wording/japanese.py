"""Notices of offices that write Japanese."""

from __future__ import annotations

from decreta.meetings.domain.wording.facts import Session, Words, numbered, text_of


def generic(session: Session) -> Words:
    """The manner of 官公庁: what, when, where; then the conclusions; then what is asked of whom."""
    follow = ""
    if session.agencies:
        follow = f"{'及び'.join(session.agencies)}は、実施状況を把握し、次回の{session.called('session', '会議')}に報告すること。"
    closing = "上記の結論を関係機関に通知する。各機関は所要の措置を講じること。"
    return Words(
        "ja",
        f"{session.title}に{'関する' if session.is_written else 'おける'}議長の結論について",
        text_of(_opening(session), _reason(session), numbered(session.points), follow, closing),
        "控え",
    )


def _opening(session: Session) -> str:
    day = f"{session.day.year}年{session.day.month}月{session.day.day}日"
    if session.is_written:
        about = f"、{'、'.join(f'「{one}」' for one in session.considered)}について" if session.considered else ""
        return f"{session.body}は、{day}から{about}書面により委員の意見を求めた。"
    place = f"、{session.place}において" if session.place else ""
    serving = f"({'及び'.join(session.serves)}のため)" if session.serves else ""
    chair = f"{session.called('chair', '議長')}は{session.short_chair}{f'の{session.chair_name}' if session.chair_name else ''}が務めた"
    opening = f"{session.body}は、{day}{place}、「{session.title}」{serving}を開催した。{chair}。"
    presence = ""
    if session.present is not None:
        guests = f"及び招請者{session.guests}名" if session.guests else ""
        presence = f"{session.called('member', '委員')}{session.invited}名中{session.present}名{guests}が出席した。"
    considered = (
        f"議題は、{'、'.join(f'「{one}」' for one in session.considered)}である。" if session.considered else ""
    )
    return opening + presence + considered


def _reason(session: Session) -> str:
    if session.is_written:
        return "寄せられた意見に基づき、議長は次のとおり結論した。"
    heard = f"{'、'.join(session.reported)}からの報告及び審議" if session.reported else "審議"
    return f"{heard}を踏まえ、議長は次のとおり結論した。"
