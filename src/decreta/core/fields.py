"""Model fields that several areas share."""

from __future__ import annotations

from typing import Any

from django.db import models

from decreta.core.ids import new_id


class IdField(models.UUIDField):  # type: ignore[type-arg]
    """The primary key of every business table: a UUIDv7."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["primary_key"] = True
        kwargs["default"] = new_id
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("primary_key", "default", "editable"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs
