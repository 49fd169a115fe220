"""The addresses of accounts. Names with an underscore are those by which allauth asks for them."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from declic.people.views import account, invitations, people, programmes, roles, signing, vettings

SIGNING: list[URLPattern] = [
    path("account/sign-in", signing.sign_in, name="account_login"),
    path("account/sign-in/key", signing.sign_in_key, name="mfa_login_webauthn"),
    path("account/sign-out", signing.sign_out, name="account_logout"),
    path("account/closed", signing.closed, name="account_inactive"),
    path("account/confirm", signing.confirm, name="account_reauthenticate"),
    path("account/email", signing.email, name="account_email"),
    re_path(
        r"^account/email/(?P<key>[-:\w]+)$", signing.email_confirm, name="account_confirm_email"
    ),
    path("account/password", signing.password, name="account_change_password"),
    path("account/password/first", signing.first_password, name="account_set_password"),
    path("account/forgotten", signing.forgotten, name="account_reset_password"),
    path("account/forgotten/sent", signing.forgotten_sent, name="account_reset_password_done"),
    path(
        "account/forgotten/done",
        signing.forgotten_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        signing.forgotten_key,
        name="account_reset_password_from_key",
    ),
]
SECOND_STEP: list[URLPattern] = [
    path("account/second-step", signing.steps, name="mfa_index"),
    path("account/second-step/ask", signing.ask_code, name="mfa_authenticate"),
    path("account/second-step/confirm", signing.confirm_code, name="mfa_reauthenticate"),
    path("account/second-step/app", signing.new_app, name="mfa_activate_totp"),
    path("account/second-step/app/end", signing.end_app, name="mfa_deactivate_totp"),
    path("account/second-step/codes", signing.recovery, name="mfa_view_recovery_codes"),
    path("account/second-step/codes/new", signing.new_recovery, name="mfa_generate_recovery_codes"),
    path("account/second-step/keys", signing.all_keys, name="mfa_list_webauthn"),
    path("account/second-step/keys/new", signing.new_key, name="mfa_add_webauthn"),
    path(
        "account/second-step/keys/confirm", signing.confirm_key, name="mfa_reauthenticate_webauthn"
    ),
    path("account/second-step/keys/<int:pk>", signing.name_key, name="mfa_edit_webauthn"),
    path("account/second-step/keys/<int:pk>/end", signing.end_key, name="mfa_remove_webauthn"),
]
ACCOUNT: list[URLPattern] = [
    path("account", account.home, name="account"),
    path("account/sessions", account.sessions, name="sessions"),
    path("account/invitation/<str:secret>", invitations.accept, name="invitation"),
]
OFFICE: list[URLPattern] = [
    path("office", account.office, name="office"),
    path("office/people", people.everybody, name="people"),
    path("office/people/invite", invitations.invite, name="invite"),
    path("office/people/invitations/<uuid:pk>/end", invitations.end, name="end-invitation"),
    path("office/people/vettings", vettings.reminders, name="vettings"),
    path("office/people/roles/<uuid:pk>/end", roles.end, name="end-role"),
    path("office/people/<uuid:pk>", people.one, name="person"),
    path("office/people/<uuid:pk>/role", roles.give, name="give-role"),
    path("office/people/<uuid:pk>/vetting", vettings.new, name="new-vetting"),
    path("office/people/<uuid:pk>/close", people.close, name="close-account"),
    path("office/people/<uuid:pk>/open", people.open_again, name="open-account"),
    path("office/programmes", programmes.everything, name="programmes"),
    path("office/programmes/<uuid:pk>", programmes.one, name="programme"),
]
urlpatterns = [*SIGNING, *SECOND_STEP, *ACCOUNT, *OFFICE]
