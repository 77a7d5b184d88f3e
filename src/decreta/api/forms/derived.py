"""Bodies of acts whose arguments say by themselves what may be sent: the acts on the structure.

A text stays a text, a day a day; a thing is named by its code, or by its id where it has no code. What an act keeps
when it is not told (`KEEP`) may be left out.
"""

from __future__ import annotations

import datetime as dt
import inspect
import types
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from django.db.models import Model
from pydantic import Field, create_model

from decreta.accounts.models import User
from decreta.api.forms.fields import Code, Day, Form, Text, Whole, Yes
from decreta.organisation.models import Body, Organisation

Names = dict[Literal["vi", "en", "ja"], Annotated[str, Text(300)]]
_SIMPLE: dict[Any, Any] = {
    str: Annotated[str, Text(1000)],
    bool: Yes,
    int: Annotated[Whole, Field(ge=0, le=32_767)],
    dt.date: Day,
}


def _left_out(schema: dict[str, Any]) -> None:
    """What is left out is left to the act: there is no value that means it."""
    schema.pop("default", None)


def arguments_of(act: Callable[..., Any]) -> dict[str, Any]:
    """The arguments of an act with their types, without who acts."""
    function = inspect.unwrap(act)
    hints = get_type_hints(function)
    return {name: hints[name] for name in inspect.signature(function).parameters if name != "by"}


def form_of(name: str, act: Callable[..., Any]) -> type[Form]:
    """The body of an act."""
    parameters = inspect.signature(inspect.unwrap(act)).parameters
    fields: dict[str, Any] = {}
    for argument, hint in arguments_of(act).items():
        is_needed = parameters[argument].default is inspect.Parameter.empty
        fields[argument] = (_sent(hint), ...) if is_needed else (_sent(hint), Field(None, json_schema_extra=_left_out))
    made: type[Form] = create_model(name, __base__=Form, __doc__=(inspect.getdoc(inspect.unwrap(act)) or ""), **fields)
    return made


def kinds_of(hint: Any) -> list[type[Model]]:
    """The models that an argument may be of, one or several."""
    inside = _inside(hint)
    if get_origin(inside) is not None and issubclass(get_origin(inside), Iterable):
        (inside,) = get_args(inside)[:1]
    options = get_args(inside) if get_origin(inside) in {Union, types.UnionType} else (inside,)
    return [one for one in options if isinstance(one, type) and issubclass(one, Model)]


def is_many(hint: Any) -> bool:
    """Whether an argument is several."""
    origin = get_origin(_inside(hint))
    return origin is not None and isinstance(origin, type) and issubclass(origin, Iterable)


def _inside(hint: Any) -> Any:
    """A type without `None`, when that leaves one."""
    if get_origin(hint) in {Union, types.UnionType}:
        left = [one for one in get_args(hint) if one is not type(None)]
        return left[0] if len(left) == 1 else hint
    return hint


def _sent(hint: Any) -> Any:
    """The type of what is sent for an argument."""
    inside = _inside(hint)
    optional = inside is not hint
    if get_origin(inside) is not None and get_origin(inside) is Mapping:
        sent: Any = Names
    elif is_many(inside):
        (each,) = get_args(inside)
        sent = Annotated[list[_sent(each)], Field(max_length=500)]  # type: ignore[misc]
    elif models := kinds_of(inside):
        sent = Annotated[Code, Field(description=described(models))]
    else:
        sent = _SIMPLE[inside]
    return sent | None if optional else sent


def described(models: list[type[Model]]) -> str:
    """How a thing is named."""
    if set(models) == {Organisation, Body}:
        return "`organisation:CODE` or `body:CODE`."
    (model,) = models
    if model is User:
        return "Login of an account."
    word = str(model._meta.verbose_name)
    return f"Code of a {word}." if has_code(model) else f"Id of a {word}."


def has_code(model: type[Model]) -> bool:
    """Whether things of this model are named by a code."""
    return any(field.name == "code" for field in model._meta.fields)
