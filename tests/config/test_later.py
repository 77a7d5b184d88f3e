"""Pages are mounted without reading what programs speak to; and that is found all the same when it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys

ASKING = """
import sys, django
django.setup()
from django.urls import get_resolver, resolve, reverse
get_resolver()._populate()
print(reverse("documents:list"), resolve("/documents/").url_name)
print([name for name in ("ninja", "scim2_models") if name in sys.modules])
print(reverse("api:documents"), resolve("/scim/v2/Users").url_name, resolve("/api/v1/no/such").url_name)
print([name for name in ("ninja", "scim2_models") if name in sys.modules])
"""


def test_addresses_of_programs_are_read_when_one_of_them_is_asked_for():
    asked = subprocess.run(
        [sys.executable, "-c", ASKING], capture_output=True, text=True, env=dict(os.environ), timeout=120, check=True
    )
    assert asked.stdout.splitlines() == [
        "/documents/ list",
        "[]",
        "/api/v1/documents users nowhere",
        "['ninja', 'scim2_models']",
    ]
