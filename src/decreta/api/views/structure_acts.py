"""Changing the structure by machine: every act on it has an address, made of what the act itself asks for."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from ninja import Router
from typing_extensions import TypedDict

from decreta.accounts.models import User
from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import once_only
from decreta.api.answers import plain
from decreta.api.describing import does
from decreta.api.forms.derived import arguments_of, form_of, has_code, is_many, kinds_of
from decreta.api.forms.fields import Form
from decreta.api.gate import actor_of
from decreta.api.references import References
from decreta.api.things import writer
from decreta.audit.acts import ACTS, Act
from decreta.organisation import domain
from decreta.organisation.models import Body, Organisation

router = Router(tags=["structure"])
#: An officer answers in person for what is reached from outside, and somebody sets an installation up; a program does not.
IN_PERSON: Final = frozenset(
    {
        "organisation.accept_exposure",
        "organisation.offer_set_up",
        "organisation.revoke_exposure",
        "organisation.set_up",
    }
)


class ChangedShape(TypedDict):
    """What was changed: its kind, its id, its code where it has one; nulls when nothing had to change."""

    kind: str | None
    id: str | None
    code: str | None


_CHANGED = writer(ChangedShape)


def acts_on_structure() -> list[Act]:
    """Every act on the structure that a program may do, by name."""
    for found in pkgutil.iter_modules(domain.__path__):
        importlib.import_module(f"{domain.__name__}.{found.name}")
    return [one for name, one in sorted(ACTS.items()) if name.startswith("organisation.") and name not in IN_PERSON]


def _address(act: Act) -> None:
    """Give an act its address."""
    short = act.name.partition(".")[2]
    form = form_of("".join(part.title() for part in short.split("_")) + "Form", act.function)

    def view(request: HttpRequest) -> HttpResponse:
        return _do(request, act, form)

    view.__name__ = short
    view.__doc__ = inspect.getdoc(inspect.unwrap(act.function))
    does(
        router,
        "POST",
        f"/structure/{short.replace('_', '-')}",
        act.name,
        name=f"structure_{short}",
        scope=Scope.STRUCTURE,
        shape=ChangedShape,
        form=form,
        is_of_one=False,
    )(view)


def _do(request: HttpRequest, act: Act, form: type[Form]) -> HttpResponse:
    data = bodies.read(request, form)
    known = References()
    hints = arguments_of(act.function)
    words = {name: _value(hints[name], getattr(data, name), f"/{name}", known) for name in data.model_fields_set}
    known.check()

    def run() -> HttpResponse:
        return plain(_CHANGED, _changed(act.function(**words, by=actor_of(request))))

    return once_only(request, run)


def _value(hint: Any, sent: Any, pointer: str, known: References) -> Any:
    """What an argument means: things are found by their code or id, everything else is what it is."""
    models = kinds_of(hint)
    if not models or sent is None:
        return sent
    if is_many(hint):
        return [_find(models, one, f"{pointer}/{place}", known) for place, one in enumerate(sent)]
    return _find(models, sent, pointer, known)


def _find(models: list[Any], text: str, pointer: str, known: References) -> Model | None:
    if len(models) > 1:
        kind, _sep, text = text.partition(":")
        models = [model for model in (Organisation, Body) if model._meta.model_name == kind]
    found = None
    for model in models:
        by = "username" if model is User else "code" if has_code(model) else "pk"
        try:
            found = model.objects.filter(**{by: text}).first()
        except (ValidationError, ValueError, OverflowError):
            found = None
    if found is None:
        known.missing(pointer)
    return found


def _changed(result: Any) -> ChangedShape:
    thing = result[0] if isinstance(result, list) and result else result
    if not isinstance(thing, Model):
        return {"kind": None, "id": None, "code": None}
    return {"kind": thing._meta.model_name, "id": str(thing.pk), "code": getattr(thing, "code", None)}


for _act in acts_on_structure():
    _address(_act)
