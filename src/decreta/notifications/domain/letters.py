"""How a mail of notices reads: a plain text and a page, in the reader's language, words and links only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.core.addresses import absolute
from decreta.notifications import kinds, stopping
from decreta.notifications.models import Notice
from decreta.notifications.queries.outgoing import Section
from decreta.organisation.models import Holding, Person
from decreta.ui import moments


@dataclass(frozen=True)
class Letter:
    """A mail that is ready to be queued."""

    subject: str
    text: str
    html: str
    stop_url: str
    language: str


@dataclass(frozen=True)
class Line:
    """One notice as the mail tells it."""

    words: str
    label: str
    when: str
    url: str


@dataclass(frozen=True)
class Part:
    """What is told in one post."""

    post: str
    place: str
    lines: list[Line]


def letter(person: Person, sections: list[Section], *, is_digest: bool, at: dt.datetime) -> Letter:
    """The mail to a person with what is told in his posts."""
    language = person.user.language if person.user is not None else settings.LANGUAGE_CODE
    with translation.override(language):
        parts = [_part(section) for section in sections]
        stop = _stop(person, sections, is_digest=is_digest)
        heading = _heading(sections, is_digest=is_digest, at=at)
        context = {
            "parts": parts,
            "heading": heading,
            "is_digest": is_digest,
            "language": language,
            "list_url": absolute(reverse("notifications:list")),
            "preferences_url": absolute(reverse("notifications:preferences")),
            "stop_url": stop,
        }
        return Letter(
            subject=_subject(sections, parts, is_digest=is_digest, at=at),
            text=_text(heading, parts, stop=stop, is_digest=is_digest),
            html=render_to_string("notifications/mail/notices.html", context),
            stop_url=stop,
            language=language,
        )


def _part(section: Section) -> Part:
    return Part(
        post=section.holding.post.name,
        place=place_of(section.holding),
        lines=[_line(one, is_secret=one.pk in section.secret) for one in section.notices],
    )


def place_of(holding: Holding) -> str:
    """The body or the agency in which a post stands."""
    post = holding.post
    if post.body is not None:
        return post.body.name
    return post.unit.organisation.name if post.unit is not None else ""


def _line(notice: Notice, *, is_secret: bool) -> Line:
    words = _("A notice about a matter that mail must not name") if is_secret else _words(notice)
    return Line(
        words=words,
        label=kinds.label_of(notice.kind),
        when=moments.moment(notice.created_at),
        url=absolute(reverse("notifications:open", args=[notice.pk])),
    )


def _words(notice: Notice) -> str:
    return kinds.words_of(notice.kind, notice.facts)


def _subject(sections: list[Section], parts: list[Part], *, is_digest: bool, at: dt.datetime) -> str:
    """One notice is named, unless its matter is secret; several are counted."""
    only = parts[0].lines if len(parts) == 1 else []
    if not is_digest and len(only) == 1:
        return _("You have a notice") if sections[0].secret else only[0].words
    return _heading(sections, is_digest=is_digest, at=at)


def _heading(sections: list[Section], *, is_digest: bool, at: dt.datetime) -> str:
    number = sum(len(section.notices) for section in sections)
    if is_digest:
        words = ngettext("%(number)s notice, %(day)s", "%(number)s notices, %(day)s", number)
        return words % {"number": number, "day": moments.day(at)}
    if number == 1:
        return _("You have a notice")
    return ngettext("You have %(number)s notice", "You have %(number)s notices", number) % {"number": number}


def _stop(person: Person, sections: list[Section], *, is_digest: bool) -> str:
    if is_digest:
        return stopping.address_of(stopping.Stop(person.pk))
    (section,) = sections
    told = [one.kind for one in section.notices]
    return stopping.address_of(stopping.of_kinds(person.pk, section.holding.pk, told))


def _text(heading: str, parts: list[Part], *, stop: str, is_digest: bool) -> str:
    """The plain text, for readers of mail that show no pages."""
    lines = [heading]
    for part in parts:
        lines += ["", f"{part.post}, {part.place}" if part.place else part.post, ""]
        for one in part.lines:
            lines += [f"- {one.words}", f"  {one.when}", f"  {one.url}"]
    ends = _("End the daily mail: %(url)s") if is_digest else _("End mails of this kind: %(url)s")
    choose = _("Choose how you are told: %(url)s")
    lines += ["", "-- ", choose % {"url": absolute(reverse("notifications:preferences"))}, ends % {"url": stop}]
    return "\n".join([*lines, ""])
