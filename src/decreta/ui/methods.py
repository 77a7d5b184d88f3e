"""How a page may be asked for. What is only read takes `require_safe`, a button alone `require_POST`, a form this."""

from __future__ import annotations

from django.views.decorators.http import require_http_methods

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
