"""What a token may do. Its post may do no less and no more than on the pages; a scope only narrows that."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """One thing that a token may be allowed."""

    READ = "read", _("read what the post may see")
    MEETINGS = "meetings:write", _("prepare and hold sittings")
    DOCUMENTS = "documents:write", _("draft documents, keep registers")
    TASKS = "tasks:write", _("assign tasks, report and verify")
    STRUCTURE = "structure:write", _("change the structure")
    OWN = "own:write", _("own notices and jobs")
    SIGN = "sign", _("sign: approve texts, issue documents, answer written procedures in the name of the post")
    SCIM = "scim", _("directory (SCIM): open and close accounts, say who holds which post")
