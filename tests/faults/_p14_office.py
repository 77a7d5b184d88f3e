"""What P14 plays in: an office with things in every state, a token for each role, and names of things that there are."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

NOBODY = "nobody"
#: Role: login and post in the scenario.
ROLES = {
    "secretary": ("vy", "bcdcds.secretary"),
    "head": ("thinh", "bcdcds.head"),
    "deputy": ("lan", "bcdcds.deputy"),
    "clerk": ("mai", "vptw-vt.clerk"),
    "unit head": ("giang", ""),
    "officer": ("hien", "vptw-th.officer"),
    "member": ("tram", "bcdcds.member"),
    "inspector": ("minhhoa", "ubkttw-v2.inspector"),
    "administrator": ("phong", "vptw-cdscy.admin"),
}
_SMALL = ("secretary", "head", "deputy", "clerk", "chief", "officer", "member", "inspector", "administrator")
#: Fields that name a thing, by the kind of thing.
_FIELDS = {
    "body": "body",
    "issuer": "agency",
    "addressee": "agency",
    "lead": "agency",
    "each": "group",
    "organisation": "organisation",
    "agency": "organisation",
    "parent": "organisation",
    "signer_post": "signer",
    "chair_post": "signer",
    "holding": "holding",
    "to": "receiver",
    "document": "document",
    "directive": "directive",
    "task": "task",
    "content_hash": "hash",
    "type_code": "type",
    "quote": "quote",
    "event_key": "event",
    "term": "term",
}


@dataclass
class Ground:
    """Tokens by role, one that has ended, the keys of things by the first part of their address, names by kind."""

    tokens: dict[str, str]
    ended: str
    things: dict[str, list[str]]
    names: dict[str, list[str]] = field(default_factory=dict)

    def keys(self, path: str) -> list[str]:
        """Keys of the things under an address."""
        return self.things.get(path.removeprefix("/api/v1/").split("/", maxsplit=1)[0], [])

    def make_real(self, case: Any, chance: random.Random) -> None:
        """Put names of things that there are into a request that was made up, most of the time."""
        for name in ("pk", "code"):
            keys = self.keys(case.path)
            if case.path_parameters and name in case.path_parameters and keys and chance.random() < 0.85:
                case.path_parameters[name] = chance.choice(keys)
        from tests.access.stage_machine import BODIES

        known = BODIES.get(case.operation.definition.raw["operationId"])
        if known and case.media_type == "application/json" and chance.random() < 0.4:
            case.body = dict(known)
        if isinstance(case.body, dict):
            self._fill(case.body, chance)
        if case.query:
            self._fill(case.query, chance)

    def _fill(self, values: Any, chance: random.Random) -> None:
        for name in list(values):
            known = self.names.get(_FIELDS.get(name, ""), [])
            if known and chance.random() < 0.7:
                values[name] = chance.choice(known)
            elif name == "coordinating" and chance.random() < 0.7:
                values[name] = chance.sample(self.names["agency"], k=min(2, len(self.names["agency"])))


def scenario() -> Ground:
    """The scenario with the things of the access matrix."""
    from django.test import override_settings

    from decreta.core import clock
    from decreta.web.demo.loading import STARTS_AT, load
    from tests.access import stage

    with override_settings(DECRETA_DEMO=True):
        load()
        with clock.frozen(STARTS_AT):
            stage.build()
            seats = {role: _seat(login, post) for role, (login, post) in ROLES.items()}
            return _ground({role: (login, seats[role]) for role, (login, _post) in ROLES.items()})


def _seat(login: str, post: str) -> Any:
    from decreta.core import clock
    from decreta.organisation.models import Holding

    found = Holding.objects.valid_on(clock.today()).filter(person__user__username=login)
    return (found.filter(post__code=post) if post else found).order_by("post__rank")[0].pk


def quick() -> Ground:
    """The small office of the documents' tests with a thing or two of every kind."""
    from decreta.core import clock
    from tests.documents import office as offices
    from tests.lists import growing, growing_papers
    from tests.meetings import office as sittings

    office = offices.build(with_users=True)
    with clock.frozen(offices.ISSUE_DAY):
        offices.approved(office)
        growing.document(office)
        growing_papers.version(office)
        growing_papers.register(office)
        growing.directive(office)
        growing.task(office)
        growing.assignee(office)
        growing.notice(office)
        growing.organisation(office)
        growing.day_off(office)
        growing.job(office)
        growing.number(office)
        growing.group(office)
        growing_papers.programme(office)
    with clock.frozen(sittings.moment(8, 30)):
        sittings.opened(office)
        growing.point(office)
        sittings.with_agenda(office)
    return _ground({name: (name, office.holdings[name].pk) for name in _SMALL})


def _ground(people: dict[str, tuple[str, Any]]) -> Ground:
    import datetime as dt

    from decreta.accounts.domain import tokens
    from decreta.accounts.models import ApiToken
    from decreta.accounts.scopes import Scope
    from decreta.core import clock
    from decreta.core.actor import Actor

    system = Actor.system("p14")

    def token(login: str, seat: Any) -> str:
        return tokens.issue(login=login, label="p14", days=3, scopes=Scope.values, holding_id=seat, by=system)

    given = {role: token(login, seat) for role, (login, seat) in people.items()}
    login, seat = next(iter(people.values()))
    ended = token(login, seat)
    row = ApiToken.objects.order_by("-pk")[0]
    ApiToken.objects.filter(pk=row.pk).update(expires_at=clock.real_now() - dt.timedelta(days=1))
    return Ground({**given, NOBODY: ""}, ended, _things(), _names())


def _things() -> dict[str, list[str]]:
    from decreta.assignments.models import Assignment, Evidence, ExtensionRequest, Report
    from decreta.audit.models import Entry
    from decreta.directives.models import Directive, Task
    from decreta.documents.models import Document, Number, Series
    from decreta.kit.models import LongJob
    from decreta.meetings.models import AgendaItem, Conclusion, Invitation, Paper, Sitting
    from decreta.notifications.models import Notice
    from decreta.organisation.models import Body, Holding, Organisation, Post
    from decreta.programme.models import Expected, Programme

    models: dict[str, Any] = {
        "documents": Document,
        "registers": Series,
        "numbers": Number,
        "sittings": Sitting,
        "points": AgendaItem,
        "papers": Paper,
        "conclusions": Conclusion,
        "invitations": Invitation,
        "directives": Directive,
        "tasks": Task,
        "assignments": Assignment,
        "reports": Report,
        "extension-requests": ExtensionRequest,
        "evidence": Evidence,
        "programmes": Programme,
        "expected-papers": Expected,
        "holdings": Holding,
        "notices": Notice,
        "jobs": LongJob,
        "log": Entry,
    }
    found = {
        name: [str(pk) for pk in model.objects.order_by("-pk").values_list("pk", flat=True)[:30]]
        for name, model in models.items()
    }
    coded: dict[str, Any] = {"organisations": Organisation, "bodies": Body, "posts": Post}
    return found | {
        name: list(model.objects.order_by("code").values_list("code", flat=True)[:30]) for name, model in coded.items()
    }


def _names() -> dict[str, list[str]]:
    from decreta.directives.models import Clause, Directive, Task
    from decreta.documents.models import Document, Version
    from decreta.organisation.models import Body, Group, Holding, Organisation, Post, Term, Unit

    def ids(model: Any) -> list[str]:
        return [str(pk) for pk in model.objects.order_by("-pk").values_list("pk", flat=True)[:30]]

    bodies = list(Body.objects.values_list("code", flat=True))
    agencies = list(Organisation.objects.order_by("code").values_list("code", flat=True)[:20])
    units = [f"unit:{code}" for code in Unit.objects.values_list("code", flat=True)[:20]]
    return {
        "body": bodies,
        "organisation": agencies,
        "agency": [f"body:{code}" for code in bodies] + [f"organisation:{code}" for code in agencies],
        "group": list(Group.objects.values_list("code", flat=True)),
        "signer": list(Post.objects.filter(signs=True).values_list("code", flat=True)[:20]),
        "holding": ids(Holding),
        "receiver": units + [f"holding:{pk}" for pk in ids(Holding)],
        "document": ids(Document),
        "directive": ids(Directive),
        "task": ids(Task),
        "term": ids(Term),
        "hash": list(Version.objects.values_list("content_hash", flat=True)[:30]),
        "type": ["TB", "QĐ", "CV", "KL"],
        "quote": list(Clause.objects.values_list("raw_quote", flat=True)[:20]),
        "event": list(Task.objects.exclude(event_key="").values_list("event_key", flat=True)[:5]),
    }
