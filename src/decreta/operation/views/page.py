"""How the installation is, for administrators: health, the last backup, the last drill."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta import __version__
from decreta.core.errors import allows
from decreta.operation.queries import backups, figures, health
from decreta.operation.rules import may_see_operation
from decreta.organisation.middleware import actor_of


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Figures and dates only; nothing of what the office writes."""
    if not allows(may_see_operation, by=actor_of(request)):
        raise Http404
    found = backups.happenings()
    backup = next((one for one in found if one.kind == backups.BACKED_UP), None)
    drill = next((one for one in found if one.kind == backups.DRILLED), None)
    context = {
        "checks": [(health.NAMES[name], is_well) for name, is_well in health.examine().checks.items()],
        "figures": figures.read(),
        "free_bytes": figures.free_bytes(),
        "happenings": found,
        "backup": backup,
        "drill": drill,
        "backup_is_old": backup is not None and backup.is_older_than(backups.BACKUP_DAYS),
        "drill_is_old": drill is not None and drill.is_older_than(backups.DRILL_DAYS),
        "backup_days": backups.BACKUP_DAYS,
        "drill_days": backups.DRILL_DAYS,
        "version": __version__,
    }
    return render(request, "operation/page.html", context)
