"""How an address of the API is declared: what it gives, what may be sent, which acts it is the door of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from ninja import Router

from decreta.accounts.scopes import Scope
from decreta.api.forms.fields import Form
from decreta.api.gate import JSON, Bearer

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True)
class Door:
    """One address with one method."""

    name: str
    method: str
    path: str
    scopes: tuple[str, ...]
    acts: tuple[str, ...] = ()
    form: type[Form] | None = None
    with_files: bool = False
    status: int = 200
    gives: str = JSON
    is_list: bool = False
    is_of_one: bool = False


#: Every declared address by its name; the names are the operations' ids too.
DOORS: dict[str, Door] = {}


def reads(
    router: Router,
    path: str,
    shape: Any,
    *,
    name: str,
    gives: str = JSON,
    is_list: bool = False,
    is_of_one: bool = False,
) -> Callable[[V], V]:
    """Declare an address that only shows."""
    _declare(Door(name, "GET", path, (Scope.READ.value,), gives=gives, is_list=is_list, is_of_one=is_of_one))
    return router.get(
        path, auth=Bearer(Scope.READ.value, gives=gives), response={200: shape}, url_name=name, operation_id=name
    )


def does(
    router: Router,
    method: str,
    path: str,
    *acts: str,
    name: str,
    scope: Scope,
    shape: Any,
    form: type[Form] | None = None,
    with_files: bool = False,
    status: int = 200,
    is_signing: bool = False,
    is_of_one: bool = True,
) -> Callable[[V], V]:
    """Declare an address that is the door of acts."""
    scopes = (scope.value, *([Scope.SIGN.value] if is_signing else []))
    door = Door(name, method, path, scopes, acts, form, with_files, status, is_of_one=is_of_one)
    _declare(door)
    return router.api_operation(
        [method], path, auth=Bearer(*scopes), response={status: shape}, url_name=name, operation_id=name
    )


def _declare(door: Door) -> None:
    if door.name in DOORS:
        raise TypeError(f"two addresses are called {door.name}")
    DOORS[door.name] = door
