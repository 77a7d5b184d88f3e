"""Addresses of accounts. Of the library's flows only those that we use exist: nobody signs himself up."""

from allauth.account.views import account_inactive
from allauth.mfa.recovery_codes.views import download_recovery_codes
from allauth.socialaccount.providers.saml import views as saml
from django.urls import include, path

from decreta.accounts.views import confirming, elsewhere, entry, gate, own, passkeys, sessions

_own = (
    [
        path("", own.page, name="page"),
        path("enter/<str:name>/<str:token>/", entry.enter, name="enter"),
        path("language/", own.choose_language, name="choose_language"),
        path("elsewhere/<slug:provider_id>/", elsewhere.leave, name="leave"),
        path("elsewhere/<slug:provider_id>/signed-out/", elsewhere.signed_out, name="signed_out"),
        path("go-on/<uuid:kept_id>/", confirming.go_on, name="go_on"),
        path("sessions/end/", sessions.end_others, name="end_others"),
        path("sessions/<uuid:session_id>/end/", sessions.end_session, name="end_session"),
        path("tokens/new/", own.issue_token, name="issue_token"),
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
    path("oidc/<slug:provider_id>/callback/", elsewhere.come_back, name="openid_connect_callback"),
    path("saml/<slug:organization_slug>/acs/", saml.acs, name="saml_acs"),
    path("saml/<slug:organization_slug>/finish/", elsewhere.ComeBackBySaml.as_view(), name="saml_finish_acs"),
    path("saml/<slug:organization_slug>/logout/", elsewhere.SignOutBySaml.as_view(), name="saml_sls"),
    path("saml/<slug:organization_slug>/metadata/", saml.metadata, name="saml_metadata"),
    path("2fa/", own.page, name="mfa_index"),
    path("2fa/authenticate/", gate.SignInCode.as_view(), name="mfa_authenticate"),
    path("2fa/reauthenticate/", gate.ReauthenticateByCode.as_view(), name="mfa_reauthenticate"),
    path("2fa/passkeys/", own.page, name="mfa_list_webauthn"),
    path("2fa/passkeys/add/", passkeys.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("2fa/passkeys/login/", passkeys.SignInPasskey.as_view(), name="mfa_login_webauthn"),
    path("2fa/passkeys/confirm/", passkeys.ConfirmByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("2fa/passkeys/<int:pk>/name/", passkeys.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path("2fa/passkeys/<int:pk>/remove/", passkeys.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("2fa/totp/activate/", gate.EnrolCode.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", gate.RemoveCode.as_view(), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", gate.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", gate.RenewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", download_recovery_codes, name="mfa_download_recovery_codes"),
]
