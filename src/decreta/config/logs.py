"""The log of the processes: a line for people, or JSON for programs; each says to which request it belongs."""

from __future__ import annotations

import logging
import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from decreta.core import requests

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s%(of_request)s"
# PostgreSQL tells in its errors what stood in the row: that is content.
_CONTENT = re.compile(r"^(\s*(?:DETAIL|CONTEXT|PARAMETERS|HINT):).*$", re.MULTILINE)


class OfRequest(logging.Filter):
    """Puts the number of the request in hand into a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        number = requests.current.get()
        record.request_id = number or None
        record.of_request = f" [{number}]" if number else ""
        return True


class Line(logging.Formatter):
    """For people."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        return without_content(super().formatException(ei))


class Json(JsonFormatter):
    """One JSON object a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(message)s %(request_id)s",
            rename_fields={"levelname": "level", "name": "logger"},
            timestamp="time",
            json_ensure_ascii=False,
            reserved_attrs=[
                *logging.makeLogRecord({}).__dict__,
                "message",
                "asctime",
                "taskName",
                "of_request",
                "request",
            ],
        )

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        return without_content("".join(super().formatException(ei)))


def without_content(text: str) -> str:
    """A traceback without what the database tells of its rows."""
    return _CONTENT.sub(r"\1 (left out)", text)


def settings(level: str, form: str) -> dict[str, Any]:
    """The `LOGGING` of Django, to stderr, where whoever supervises the processes collects it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": "decreta.config.logs.OfRequest"}},
        "formatters": {
            "line": {"()": "decreta.config.logs.Line", "format": LINE},
            "json": {"()": "decreta.config.logs.Json"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": form, "filters": ["request"]}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"level": "ERROR"},
            # A line for every answer is for programs that count; a terminal would be full of them.
            "decreta.requests": {"level": "INFO" if form == "json" else "WARNING"},
            "procrastinate": {"level": "WARNING"},
            "uvicorn": {"level": "WARNING"},
            "pikepdf": {"level": "WARNING"},
            "pyhanko": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
            "boto3": {"level": "WARNING"},
            "botocore": {"level": "WARNING"},
            "s3transfer": {"level": "WARNING"},
        },
    }
