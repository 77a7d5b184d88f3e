"""Notices of offices that write English."""

from __future__ import annotations

from decreta.meetings.domain.wording.facts import Session, Words, listed, numbered, text_of


def generic(session: Session) -> Words:
    """Plain words, without a prescribed form."""
    follow = ""
    if session.agencies:
        who, verb = listed(session.agencies, " and "), "follow" if len(session.agencies) > 1 else "follows"
        follow = (
            f"{who} {verb} what is done and {'report' if verb == 'follow' else 'reports'} on it "
            f"at the next {session.called('session', 'session')}."
        )
    closing = f"{session.body} gives notice of these conclusions to all concerned, for their action."
    return Words(
        "en",
        f"Conclusions of {_inside(session.title)}",
        text_of(_opening(session), _reason(session), numbered(session.points), follow, closing),
        "File",
    )


def _opening(session: Session) -> str:
    day = f"{session.day.day} {session.day:%B %Y}"
    if session.is_written:
        about = f" on: {'; '.join(session.considered)}" if session.considered else ""
        return f"From {day} on, {session.body} asked its members in writing{about}."
    place = f", at {session.place}" if session.place else ""
    held_for = f" for {listed(session.serves, ' and ')}" if session.serves else ""
    chair = f"{session.chair_name}, {session.short_chair}," if session.chair_name else session.short_chair
    opening = f"On {day}{place}, {session.body} held “{session.title}”{held_for}; {chair} was {_in_the_chair(session)}."
    presence = ""
    if session.present is not None:
        guests = f" and {session.guests} guest{'s' * (session.guests > 1)}" if session.guests else ""
        presence = f" {session.present} of {session.invited} {session.called('member', 'members')}{guests} took part."
    considered = (
        f" The {session.called('session', 'session')} considered: {'; '.join(session.considered)}."
        if session.considered
        else ""
    )
    return opening + presence + considered


def _in_the_chair(session: Session) -> str:
    called = session.called("chair", "")
    return f"the {called}" if called else "in the chair"


def _reason(session: Session) -> str:
    if session.is_written:
        return "By the opinions that were given, the chair concluded as follows:"
    heard = (
        f"the reports of {listed(session.reported, ' and ')} and the discussion"
        if session.reported
        else "the discussion"
    )
    return f"Having heard {heard}, the chair concluded as follows:"


def _inside(title: str) -> str:
    return f"the {title[:1].lower()}{title[1:]}" if title[:1].isupper() and " session" in title.lower() else title
