"""What was sent when its sender had to confirm first that it is he: kept on the server, given back unchanged.

It lies encrypted, is given back only to the session that sent it, at the address it was sent to, and is deleted
after an hour. A higher area that stores files says where uploads are laid aside (`uploads_by`).
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Callable
from typing import Final
from uuid import UUID

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from decreta.accounts.actors import user_of
from decreta.accounts.models import KeptForm
from decreta.core import clock

#: The field with which a kept form is asked for.
FIELD: Final = "kept_form"
MINUTES: Final = 60
Lay = Callable[[UploadedFile], str]
Take = Callable[[str], UploadedFile | None]
_uploads: list[tuple[Lay, Take]] = []


def uploads_by(lay: Lay, take: Take) -> None:
    """Register how an upload is laid aside (a ticket, or nothing for a file that would be refused) and taken up again."""
    _uploads[:] = [(lay, take)]


def keep(request: HttpRequest) -> KeptForm:
    """Keep what a request has sent."""
    files = [
        [name, ticket]
        for name in request.FILES
        for upload in request.FILES.getlist(name)
        for lay, _ in _uploads
        if (ticket := lay(upload))
    ]
    content = json.dumps([request.POST.urlencode(), files]).encode()
    return KeptForm.objects.create(
        user=user_of(request),
        session_hash=_session_hash(request),
        address=request.get_full_path()[:2000],
        content=_cipher().encrypt(content),
        created_at=clock.real_now(),
    )


def kept_by(request: HttpRequest, kept_id: UUID | str) -> KeptForm | None:
    """What this session had sent; None when there is nothing of it, or no longer."""
    try:
        key = UUID(str(kept_id))
    except ValueError:
        return None
    since = clock.real_now() - dt.timedelta(minutes=MINUTES)
    mine = KeptForm.objects.filter(user=user_of(request), session_hash=_session_hash(request), created_at__gt=since)
    return mine.filter(pk=key).first()


def give_back(request: HttpRequest, kept: KeptForm) -> None:
    """Let a request be the one that was kept."""
    text, files = json.loads(_cipher().decrypt(bytes(kept.content)))
    found: MultiValueDict[str, UploadedFile] = MultiValueDict()
    for name, ticket in files:
        for _, take in _uploads:
            if (upload := take(ticket)) is not None:
                found.appendlist(name, upload)
    request.POST = QueryDict(text)
    request._files = found  # type: ignore[attr-defined]  # noqa: SLF001 - Django's own name of what FILES reads


def forget_old() -> int:
    """Delete what nobody came back for; returns how many."""
    limit = clock.real_now() - dt.timedelta(minutes=MINUTES)
    return KeptForm.objects.filter(created_at__lt=limit).delete()[0]


def _session_hash(request: HttpRequest) -> str:
    return hashlib.sha256((request.session.session_key or "").encode()).hexdigest()


def _cipher() -> Fernet:
    key = hashlib.blake2b(b"kept forms", key=settings.SECRET_KEY.encode()[:64], digest_size=32).digest()
    return Fernet(base64.urlsafe_b64encode(key))
