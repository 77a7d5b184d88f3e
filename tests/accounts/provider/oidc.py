"""An OpenID provider of its own: allauth's, in a second Django with a database of its own.

Who signs in there is told by a cookie; what it states of him stands in `claims.json` of its folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.urls import include, path

FOLDER = Path(sys.argv[1]) if __name__ == "__main__" else Path()
CLIENT, SECRET = "decreta", "a secret between two servers"


class WhoeverTheCookieSays:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        from django.contrib.auth.models import AnonymousUser, User

        request.user = User.objects.filter(username=request.COOKIES.get("who", "")).first() or AnonymousUser()
        return self.get_response(request)


def adapter():
    from allauth.idp.oidc.adapter import DefaultOIDCAdapter

    class Adapter(DefaultOIDCAdapter):
        def get_claims(self, purpose, user, client, scopes, email=None, **kwargs):
            stated = json.loads((FOLDER / "claims.json").read_text())
            mine = {"preferred_username": user.username, **stated.get(user.username, {})}
            return super().get_claims(purpose, user, client, scopes, email, **kwargs) | mine

    return Adapter


urlpatterns: list[Any] = []


def set_up() -> None:
    """A database with one client and everybody who is named in `claims.json`."""
    sys.modules["provider_oidc"] = sys.modules[__name__]
    settings.configure(
        SECRET_KEY="x" * 50,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="provider_oidc",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "provider.sqlite"}},
        USE_TZ=True,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "provider_oidc.WhoeverTheCookieSays",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        IDP_OIDC_PRIVATE_KEY=(FOLDER / "provider.key").read_text(),
        IDP_OIDC_ADAPTER="provider_oidc.Adapter",
    )
    django.setup()
    globals()["Adapter"] = adapter()
    urlpatterns.extend([path("", include("allauth.idp.urls")), path("accounts/", include("allauth.urls"))])
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for name in json.loads((FOLDER / "claims.json").read_text()):
        User.objects.create_user(name)
    client = Client(id=CLIENT, name="Decreta", secret=make_password(SECRET), skip_consent=True)
    client.scopes = "openid\nprofile\nemail"
    client.redirect_uris = "http://testserver/accounts/oidc/ministry/callback/"
    client.save()


if __name__ == "__main__":
    from django.core.wsgi import get_wsgi_application

    from tests.accounts.provider.running import serve

    set_up()
    serve(get_wsgi_application())
