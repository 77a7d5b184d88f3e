"""What open pages of a sitting are told: the same partials as the pages print, once per view class."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.live import doors, registry
from decreta.live.registry import Fragment
from decreta.meetings import beside, rules, screens
from decreta.meetings.enums import Audience, SittingState
from decreta.meetings.models import AgendaItem, Invitation, Paper, Sitting, WithdrawnPaper
from decreta.meetings.queries.audience import ALL, NOTHING_RESTRICTED, Sight, sights_of
from decreta.meetings.queries.room import Room, counted_in, room_of
from decreta.meetings.queries.screens import HallEye, standing_among
from decreta.meetings.states import AUDIT_KINDS

PREFIX = "sitting:"
MEMBER, STAFF = "member", "staff"
#: A screen that nobody is signed in at: it is sent what stands in the hall, and nothing of any other page.
HALL = "hall"
_ALL = "all"


class _Places(dict[str, tuple[beside.Place, ...]]):
    """The places of a view class, also of one that names what its readers are shown (`member:…`)."""

    def __missing__(self, view: str) -> tuple[beside.Place, ...]:
        return self[base] if (base := view.split(":", 1)[0]) in self else ()


LIVE_PLACES = _Places({MEMBER: beside.LIVE_FOR_MEMBERS, STAFF: beside.LIVE_FOR_STAFF, HALL: (beside.Place.HALL,)})
_LABEL = "meetings.sitting"
#: So many readers are looked up by themselves among those invited.
_FEW = 20
#: After these nobody sits otherwise than before: who is present, most of what a large sitting's page is made of, stays.
_KEEPS_SEATS = frozenset(
    AUDIT_KINDS[name]
    for name in (
        *("go_to_point", "write_conclusion", "edit_conclusion", "move_conclusion", "remove_conclusion"),
        *("conclude_draft", "write_point_text"),
        *("add_paper", "remove_paper", "replace_paper", "withdraw_paper"),
    )
)
#: After these another list of papers is shown.
_OF_PAPERS = frozenset(
    AUDIT_KINDS[name]
    for name in (
        *("add_paper", "remove_paper", "replace_paper", "withdraw_paper"),
        *("restrict_paper", "restrict_point", "share_point"),
    )
)
#: After these every conclusion reads as before, and stands under the same number.
_LEAVES_CONCLUSIONS = frozenset(
    AUDIT_KINDS[name]
    for name in (
        *("go_to_point", "add_paper", "remove_paper", "replace_paper", "withdraw_paper"),
        *("answer", "check_in", "leave", "invite", "write_point_text"),
        *("hand_over", "hand_back", "exclude", "end_seat", "readmit", "correct_attendance"),
    )
)
_OF_A_CONCLUSION = frozenset(
    AUDIT_KINDS[name] for name in ("write_conclusion", "edit_conclusion", "remove_conclusion", "conclude_draft")
)
#: After these only what shows conclusions reads otherwise.
_CONCLUSIONS_ALONE = _OF_A_CONCLUSION | {AUDIT_KINDS["move_conclusion"]}
#: These change nothing that any page shows; a screen's stream ends with its key (`live.doors`).
_OF_SCREENS = frozenset(AUDIT_KINDS[name] for name in ("show_in_hall", "open_in_hall", "end_screen"))
#: After these others are present, or have answered: nothing reads otherwise but where that stands.
_OF_PRESENCE = frozenset(AUDIT_KINDS[name] for name in ("answer", "check_in", "leave"))
#: What of the pages shows no conclusion and does not count them.
_WITHOUT_CONCLUSIONS = frozenset({"sitting-state", "presiding", "agenda-line", "current-point", "hall-point"})
_OF_SEATS = frozenset({"present", "chair-present", "desk-rows"})
_IN_HALL = ("sitting-state", "presiding", "present", "hall-point")


def register() -> None:
    """Enter the sittings into the live pages."""
    registry.register(
        "meetings.",
        topics=topics,
        fragments=fragments,
        view_class=view_class,
        view_classes=view_classes,
        gathers=gathers,
        ends=(AUDIT_KINDS[name] for name in ("exclude", "end_seat", "withdraw_invitation")),
    )
    doors.register(HALL, doors.Door(entrant=screens.entrant, standing=standing_among))


def topic_of(sitting: Sitting) -> str:
    """The topic of a sitting's pages."""
    return f"{PREFIX}{sitting.pk}"


def topics(entry: Entry) -> list[str]:
    """The sitting that an entry is on or about."""
    named = [f"{entry.on_kind}:{entry.on_id}", *entry.about]
    return [PREFIX + name.split(":", 1)[1] for name in named if name.startswith(f"{_LABEL}:")]


def gathers(entry: Entry) -> bool:
    """Whether an entry says only that somebody came, left or answered: a congress checks in by the thousand.

    Not where more follows from it: who presided has left, or who comes in his place reads by it what he reads.
    """
    return entry.kind in _OF_PRESENCE and not (entry.facts.get("presided") or entry.facts.get("stood_for"))


def view_class(topic: str, actor: Actor) -> str | None:
    """As what one actor sees a sitting."""
    return view_classes(topic, [actor])[0]


def view_classes(topic: str, actors: Sequence[Actor]) -> list[str | None]:
    """As what many actors see a sitting, in two statements, eight or nine where something is confidential.

    The rule of `visible_to`, put to all at once.
    """
    sitting = sitting_of(topic)
    if sitting is None:
        return [None] * len(actors)
    # One who opens his page need not know a thousand others.
    asked = Ids({one.person_id for one in actors if one.person_id}) if len(actors) <= _FEW else None
    invited = {person for (person,) in _invited.rows(sitting.pk, asked)}
    classes = [_class(sitting, actor, invited) for actor in actors]
    if not sitting.has_restricted or not any(found == MEMBER for found in classes):
        return classes
    sights = sights_of(sitting, actors)
    taken = _taken_from(sitting)
    return [
        _with_sight(found, sight, taken.get(actor.person_id, set())) if found == MEMBER else found
        for found, sight, actor in zip(classes, sights, actors, strict=True)
    ]


@prepared
def _invited(sitting: UUID, persons: Ids | None) -> QuerySet[Invitation, tuple[UUID]]:
    """Who is invited to a sitting, of all or of some."""
    seats = Invitation.objects.filter(sitting_id=sitting).standing()
    seats = seats if persons is None else seats.filter(holding__person__among=persons)
    return seats.values_list("holding__person_id")


def _taken_from(sitting: Sitting) -> dict[UUID | None, set[UUID]]:
    """Which withdrawn papers that not everybody read each of those invited could read: only they learn that it went."""
    traces = WithdrawnPaper.objects.filter(item__sitting=sitting).exclude(audience=Audience.EVERYBODY)
    told = dict(traces.values_list("key", "told"))
    if not told:
        return {}
    persons = dict(Invitation.objects.filter(sitting=sitting).values_list("holding_id", "holding__person_id"))
    found: dict[UUID | None, set[UUID]] = defaultdict(set)
    for key, holdings in told.items():
        for holding in holdings:
            found[persons.get(UUID(holding))].add(key)
    found.pop(None, None)
    return found


def _with_sight(found: str, sight: Sight, taken: set[UUID]) -> str:
    """Readers to whom the same confidential points and papers are shown, or were until withdrawn, are one class."""
    if sight.everything:
        return f"{found}:{_ALL}"
    return ":".join([found, *sorted(key.hex for key in sight.keys | taken)])


def sight_in(view: str) -> Sight:
    """What a view class is shown: with it areas above render their parts (`room_of(sitting, sight=…)`)."""
    base, *keys = view.split(":")
    if base == STAFF or keys == [_ALL]:
        return ALL
    return Sight(keys=frozenset(UUID(key) for key in keys))


def _class(sitting: Sitting, actor: Actor, invited: set[UUID]) -> str | None:
    if isinstance(actor, HallEye):
        return HALL if actor.sitting_id == sitting.pk else None
    if rules.chairs(sitting, by=actor) or rules.prepares_for(sitting.body, by=actor):
        return STAFF
    if actor.can("inspect_everything") or rules.has_the_chair(sitting, by=actor):
        return MEMBER  # the chair, while another presides, follows as members do
    is_invited = actor.person_id is not None and actor.person_id in invited
    return MEMBER if is_invited and sitting.state != SittingState.PREPARING else None


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """The present state of the sitting's pages in the active language."""
    sitting = sitting_of(topic) if entry.kind not in _OF_SCREENS else None
    if sitting is None:
        return []
    if gathers(entry):
        return _present(sitting, view)
    room, hall = _rooms(sitting, view)
    pieces = [] if view == HALL else _taken_away(entry, room, view)
    pieces += [_piece(name, hall if name == "hall-point" else room) for name in _names(entry, room, view)]
    if view == STAFF:
        pieces += [_conclusions_of(item, room) for item in _concluded_by(entry, room)]
    pieces = [*_beside(room, hall, view, on_a_conclusion=entry.kind in _CONCLUSIONS_ALONE), *pieces]
    if sitting.state == SittingState.CLOSED and view != HALL:
        # Everybody has left with the closing: nobody checks himself in any more.
        pieces.insert(0, Fragment("check-in", '<div id="check-in"></div>'))
    return _with_words(pieces, spoken(entry, room), in_hall=spoken(entry, hall))


def _present(sitting: Any, view: str) -> list[Fragment]:
    """Who is present, where that stands. Where nobody is listed by name, nothing of the agenda is asked: two statements."""
    room = counted_in(sitting)
    listing = []
    if not room.is_large and beside.list_present(LIVE_PLACES[view]):
        room, hall = _rooms(sitting, view)
        listing = _by_place(beside.present_fragments, room, hall, view)
    return [*listing, *(_piece(name, room) for name in [*_listing(room, view), "present"])]


def _listing(room: Room, view: str) -> list[str]:
    """What lists everybody who is invited, before what counts by that list; where they are too many, the desk finds by name."""
    if view != STAFF:
        return []
    return ["chair-present"] if room.is_large else ["chair-present", "desk-rows"]


def _with_words(pieces: Sequence[Fragment], said: str, *, in_hall: str) -> list[Fragment]:
    """The pieces with what is said: by one that the room has, by one that the chair's page has, in the hall by its own.

    No page has two of them. What readers of the room may hear is not what the hall hears.
    """
    targets = {piece.target for piece in pieces}
    in_room = next((name for name in ("current-point", "conclusions") if name in targets), "")
    words = {in_room: said, "chair-bar": said, "hall-point": in_hall}
    return [Fragment(one.target, one.html, say=words.get(one.target) or one.say) for one in pieces]


def _names(entry: Entry, room: Room, view: str) -> list[str]:
    """The pieces of this area's pages that an entry may have changed."""
    if view == HALL:
        return [name for name in _IN_HALL if name not in _unchanged_by(entry)]
    names = ["sitting-state", "presiding", "agenda-line", "current-point", "conclusions", "present", "hall-point"]
    if view == STAFF:
        names = [*_listing(room, view), *names, "chair-agenda", "chair-bar"]
    if entry.kind in _OF_PAPERS:
        names = ["room-papers", "paper-news", *names]
    kept = _unchanged_by(entry)
    return [name for name in names if name not in kept]


def _unchanged_by(entry: Entry) -> frozenset[str]:
    """The pieces that read after an entry as before."""
    kept = _OF_SEATS if entry.kind in _KEEPS_SEATS else frozenset()
    return kept | _WITHOUT_CONCLUSIONS if entry.kind in _CONCLUSIONS_ALONE else kept


def _taken_away(entry: Entry, room: Room, view: str) -> list[Fragment]:
    """In the place of a withdrawn paper that somebody has open: that it is gone.

    Of a paper that not everybody read, only those are told who could read it.
    """
    if entry.kind != AUDIT_KINDS["withdraw_paper"]:
        return []
    trace = WithdrawnPaper.objects.filter(pk=entry.facts["trace"]).first()
    if trace is None:
        return []
    point = room.point(str(trace.item_id))
    was_open = trace.audience == Audience.EVERYBODY and point is not None and not point.is_withheld
    sight = sight_in(view)
    if not (was_open or sight.everything or trace.key in sight.keys):
        return []
    target = f"viewer-{trace.key}"
    html = render_to_string("meetings/parts/taken_away.html", {"target": target})
    return [Fragment(target, html.strip(), say=_("This paper was withdrawn."))]


def _concluded_by(entry: Entry, room: Room) -> list[AgendaItem]:
    """The points whose conclusions an entry may have changed, or the numbers before them: one, all, or none."""
    if draft := entry.facts.get("draft"):  # it came with the point that was taken up
        return [item for item in room.dealt_with if any(str(one.pk) == draft for one in item.conclusions.all())]
    if entry.kind in _LEAVES_CONCLUSIONS:
        return []
    if entry.kind not in _OF_A_CONCLUSION:
        return room.dealt_with
    found = [item for item in room.dealt_with if any(str(one.pk) == entry.on_id for one in item.conclusions.all())]
    return found or room.dealt_with  # one that was removed stands under no point any more


def _beside(
    room: Room, hall: Room, view: str, *, of: str | None = None, on_a_conclusion: bool = False
) -> list[Fragment]:
    """What areas above put on the pages, each place with the points that its readers are shown."""
    return _by_place(functools.partial(beside.fragments, of=of, on_a_conclusion=on_a_conclusion), room, hall, view)


def _by_place(
    of_places: Callable[[Room, Sequence[beside.Place]], list[Fragment]], room: Room, hall: Room, view: str
) -> list[Fragment]:
    in_the_room = [place for place in LIVE_PLACES[view] if place != beside.Place.HALL]
    in_the_hall = [place for place in LIVE_PLACES[view] if place == beside.Place.HALL]
    return of_places(room, in_the_room) + of_places(hall, in_the_hall)


def chairs_fragments(topic: str, view: str, points: Collection[str]) -> list[Fragment]:
    """What the chair's page says of some points, where another area has changed whether they are concluded here."""
    sitting = sitting_of(topic) if view == STAFF else None
    if sitting is None:
        return []
    room, _hall = _rooms(sitting, view)
    under = [_conclusions_of(one, room) for one in room.dealt_with if str(one.pk) in points]
    return [_piece("chair-bar", room), *under]


def beside_fragments(topic: str, view: str, *, of: str) -> list[Fragment]:
    """What one area above has on the pages of a sitting, as its own entries send it again."""
    sitting = sitting_of(topic)
    if sitting is None:
        return []
    room, hall = _rooms(sitting, view)
    return _beside(room, hall, view, of=of)


def _rooms(sitting: Any, view: str) -> tuple[Room, Room]:
    """The sitting as a view class is shown it, and as the hall's screen shows it.

    Whoever stands in the hall reads its screen, also when the chair has it open.
    """
    room = room_of(sitting, sight=sight_in(view))
    return room, room_of(sitting, sight=NOTHING_RESTRICTED) if sitting.has_restricted else room


def spoken(entry: Entry, room: Room) -> str:
    """What a screen reader says of an entry; comings and goings stay silent."""
    if entry.kind == AUDIT_KINDS["go_to_point"] and room.current is not None:
        return _("Now point %(n)s: %(title)s") % {"n": room.current.number, "title": room.current.shown_title}
    if entry.kind in {AUDIT_KINDS["hand_over"], AUDIT_KINDS["hand_back"]} and room.presiding is not None:
        return _("%(person)s presides now.") % {"person": room.presiding.invitation.holding.person.full_name}
    sentences = {
        AUDIT_KINDS["hand_back"]: _("The chair presides again."),
        AUDIT_KINDS["open"]: _("The sitting is open."),
        AUDIT_KINDS["close"]: _("The sitting is closed."),
        AUDIT_KINDS["write_conclusion"]: _("A conclusion was written."),
        AUDIT_KINDS["edit_conclusion"]: _("A conclusion was changed."),
        AUDIT_KINDS["remove_conclusion"]: _("A conclusion was removed."),
        AUDIT_KINDS["conclude_draft"]: _("The draft was concluded."),
        AUDIT_KINDS["add_paper"]: _("A paper was added."),
        AUDIT_KINDS["replace_paper"]: _("A paper was replaced."),
        AUDIT_KINDS["withdraw_paper"]: _("A paper was withdrawn."),
    }
    if entry.kind in _OF_PAPERS and not _is_read_in(entry, room):
        return ""
    return sentences.get(entry.kind, "")


def _is_read_in(entry: Entry, room: Room) -> bool:
    """Whether the readers of a room read the paper of an entry, or (a withdrawn one is gone) all who are invited did."""
    if entry.kind in {AUDIT_KINDS["remove_paper"], AUDIT_KINDS["withdraw_paper"]}:
        is_open = entry.facts["audience"] == Audience.EVERYBODY
        return is_open and any(one.position == entry.facts["point"] and not one.is_withheld for one in room.points)
    return any(str(paper.pk) == entry.on_id for paper in room.papers)


def _conclusions_of(point: AgendaItem, room: Room) -> Fragment:
    return _piece("chair-conclusions", room, point=point, written=room.written_under(point))


def _piece(name: str, room: Room, **more: object) -> Fragment:
    point = more.get("point")
    target = f"{name}-{point.pk}" if point is not None else name  # type: ignore[attr-defined]
    template = f"meetings/parts/{name.replace('-', '_')}.html"
    return Fragment(target, render_to_string(template, {"room": room, "sitting": room.sitting, **more}).strip())


def sitting_of(topic: str) -> Any:
    """The sitting of a topic, with `has_restricted`: whether anything in it is confidential, or was. None for a topic of another area."""
    key = key_of(topic)
    return next(iter(_told_of.rows(key)), None) if key is not None else None


def key_of(topic: str) -> UUID | None:
    """The key of a topic's sitting; None for a topic of another area, and for one that names nothing."""
    if not topic.startswith(PREFIX):
        return None
    try:
        return UUID(topic.removeprefix(PREFIX))
    except ValueError:
        return None


@prepared
def _told_of(pk: UUID) -> QuerySet[Any]:
    """The sitting as every sending needs it."""
    points = AgendaItem.objects.filter(sitting=OuterRef("pk")).exclude(audience=Audience.EVERYBODY)
    papers = Paper.objects.filter(item__sitting=OuterRef("pk")).exclude(audience=Audience.EVERYBODY)
    gone = WithdrawnPaper.objects.filter(item__sitting=OuterRef("pk")).exclude(audience=Audience.EVERYBODY)
    found = Sitting.objects.with_size().annotate(has_restricted=Exists(points) | Exists(papers) | Exists(gone))
    return found.select_related("body", "chair_post").filter(pk=pk)
