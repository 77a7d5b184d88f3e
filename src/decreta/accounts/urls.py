"""Addresses of accounts. Of the library's flows only those that we use exist: nobody signs himself up."""

from allauth.account.views import account_inactive
from allauth.mfa.recovery_codes.views import download_recovery_codes
from django.urls import include, path

from decreta.accounts.views import gate, own

_own = (
    [
        path("", own.page, name="page"),
        path("language/", own.choose_language, name="choose_language"),
        path("tokens/<uuid:token_id>/revoke/", own.revoke_token, name="revoke_token"),
    ],
    "accounts",
)
# These names are the library's; it looks its addresses up by them.
urlpatterns = [
    path("", include(_own)),
    path("login/", gate.SignIn.as_view(), name="account_login"),
    path("logout/", gate.SignOut.as_view(), name="account_logout"),
    path("inactive/", account_inactive, name="account_inactive"),
    path("reauthenticate/", gate.Reauthenticate.as_view(), name="account_reauthenticate"),
    path("password/change/", gate.ChangePassword.as_view(), name="account_change_password"),
    path("2fa/", own.page, name="mfa_index"),
    path("2fa/authenticate/", gate.SignInCode.as_view(), name="mfa_authenticate"),
    path("2fa/reauthenticate/", gate.ReauthenticateByCode.as_view(), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", gate.EnrolCode.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", gate.RemoveCode.as_view(), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", gate.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", gate.RenewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", download_recovery_codes, name="mfa_download_recovery_codes"),
]
