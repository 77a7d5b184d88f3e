"""The log's words for accounts: its acts, its things and facts that it alone records."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="accounts",
    name=pgettext_lazy("area of the log", "Accounts and sign-in"),
    order=330,
    acts={
        "accounts.created": pgettext_lazy("act", "opened an account"),
        "accounts.closed": pgettext_lazy("act", "closed an account"),
        "accounts.reopened": pgettext_lazy("act", "opened an account again"),
        "accounts.entry_given": pgettext_lazy("act", "handed out a one-time address"),
        "accounts.entry_renewed": pgettext_lazy("act", "made a new one-time address"),
        "accounts.second_factor_demanded": pgettext_lazy("act", "decided whether a second factor is needed"),
        "accounts.second_factor_reset": pgettext_lazy("act", "reset the second factors"),
        "accounts.signed_in": pgettext_lazy("act", "signed in"),
        "accounts.signed_out": pgettext_lazy("act", "signed out"),
        "accounts.session_ended": pgettext_lazy("act", "ended sessions"),
        "accounts.session_expired": pgettext_lazy("act", "a session ended by its limits"),
        "accounts.identity_bound": pgettext_lazy("act", "came from a provider of identity for the first time"),
        "accounts.sign_in_refused": pgettext_lazy("act", "was refused at sign-in"),
        "accounts.password_changed": pgettext_lazy("act", "changed the password"),
        "accounts.second_factor_added": pgettext_lazy("act", "added a second factor"),
        "accounts.second_factor_removed": pgettext_lazy("act", "removed a second factor"),
        "accounts.second_factor_renewed": pgettext_lazy("act", "renewed the recovery codes"),
        "accounts.address_changed": pgettext_lazy("act", "changed the address of an account"),
        "accounts.language_chosen": pgettext_lazy("act", "chose the language"),
        "accounts.token_issued": pgettext_lazy("act", "issued a token for programs"),
        "accounts.token_revoked": pgettext_lazy("act", "revoked a token for programs"),
    },
    things={
        "accounts.user": pgettext_lazy("thing", "account"),
        "accounts.token": pgettext_lazy("thing", "token"),
    },
    facts={
        "email": pgettext_lazy("fact", "mail address"),
        "factors": pgettext_lazy("fact", "second factors"),
        "needs_second_factor": pgettext_lazy("fact", "second factor needed"),
        "device": pgettext_lazy("fact", "device"),
        "methods": pgettext_lazy("fact", "shown by"),
        "is_new_device": pgettext_lazy("fact", "on a device that is new to the account"),
        "factor": pgettext_lazy("fact", "second factor"),
        "password": pgettext_lazy("fact", "with a password"),
        "provider": pgettext_lazy("fact", "provider of identity"),
        "sessions": pgettext_lazy("fact", "sessions ended"),
    },
)
