"""Setting the rule by which lights are judged: a new version each time."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import policies, rules
from decreta.assignments.lights import Rule
from decreta.assignments.models import LightRule
from decreta.assignments.programmes import Programme, about, columns, ids, named, said_for
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Stale
from decreta.organisation.models import Body

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('assignments.light_rule', 0))"


@audit.act("assignments.set_light_rule")
def set_light_rule(
    *,
    body: Body | None,
    rule: Rule | None,
    of_version: int,
    by: Actor,
    programme: Programme | None = None,
    at: dt.datetime | None = None,
) -> LightRule:
    """Say by which signs the work of a body, or of one of its programmes, is red, orange or grey, or (no body) all other.

    Without a rule the programme goes back to that of the body, the body to that of the installation. `of_version` is the version that whoever sets it
    has seen. Past days stay judged by the rule that held then. Raises NotAllowed, Stale, Invalid.
    """
    rules.may_set_light_rule(body=body, by=by)
    policies.check_light_rule(body, rule)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    versions = LightRule.objects.filter(said_for(*ids(body, programme)))
    if (versions.aggregate(newest=Max("version"))["newest"] or 0) != of_version:
        raise Stale.of(
            _("Somebody else has changed the rule meanwhile. Look at it as it is now, then change it again."),
            code="changed",
        )
    moment = at or clock.now()
    versions.filter(replaced_at=None).update(replaced_at=moment)
    codes = rule.to_data() if rule is not None else {}
    made = LightRule.objects.create(
        **columns(body, programme),
        version=of_version + 1,
        is_own=rule is not None,
        codes=codes,
        set_at=moment,
        by=by.as_facts(),
    )
    facts = {"version": made.version, **named(body, programme), "rule": codes}
    audit.record("assignments.light_rule_set", by=by, on=made, about=about(body, programme), at=at, facts=facts)
    return made
