"""What a device is told of the programme: its name and mark for the first screen, its worker, the page without a network.

None of it is of an office: it is the same for everybody, and open.
"""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

#: The colours of the rail and of the paper, as the theme has them in the light.
_THEME, _PAPER = "#10303a", "#ffffff"
_WORKER = "decreta/offline-worker.js"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Name, mark and colours, for who puts it on the first screen of a telephone or tablet."""
    icons = [
        {
            "src": static(f"decreta/mark-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "any maskable",
        }
        for size in (192, 512)
    ]
    told = {
        "id": "/",
        "name": "Decreta",
        "short_name": "Decreta",
        "description": _("Work records, assigned tasks and paperless meetings in one record."),
        "lang": get_language(),
        "start_url": reverse("web:desk"),
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _THEME,
        "icons": [{"src": static("decreta/mark.svg"), "sizes": "any", "type": "image/svg+xml"}, *icons],
    }
    answer = JsonResponse(told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The worker that keeps the programme's own files. It stands at the root, since it answers for every page."""
    answer = HttpResponse(f"const VERSION={json.dumps(_version())};{_program()}", content_type="text/javascript")
    # Asked for anew each time: another version of the programme must not wait for a day.
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What somebody reads whose device has no network: what is kept, what is not, and what to do."""
    # Without the request: kept on a device, it must hold nothing of a session, not even a form's token.
    return HttpResponse(loader.render_to_string("ui/offline.html"))


@functools.cache
def _program() -> str:
    found = finders.find(_WORKER)
    assert found, "the front end was not built"
    return Path(found).read_text(encoding="utf-8")


@functools.cache
def _version() -> str:
    """Another one whenever the worker or the look of its page is another."""
    parts = (_program(), static("decreta/decreta.css"), static("decreta/decreta.js"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
