"""Which inspection looks at which view. What is looked at of one room alone, its module in `tests/rooms/` says."""

from tests.rooms import named

SIGNED_OUT = (
    "home:start home:help home:offline prompts:offline ownership:privacy ownership:privacy_room people:blank"
    " account_login account_signup"
    " account_inactive account_email_verification_sent account_confirm_email account_reset_password"
    " account_reset_password_done account_reset_password_from_key account_reset_password_from_key_done"
)
INVITED = "pairs:invitation pairs:invited pairs:refusal account_signup"
ALONE = (
    "home:start home:today home:letter home:help ownership:privacy pairs:new home:us"
    " prompts:prompt prompts:shelf home:kept prompts:kept"
)
ASKED = "home:today prompts:prompt prompts:answer prompts:reply prompts:deck prompts:decks prompts:shelf"
TOGETHER = (
    "home:today home:us pairs:invitation pairs:boundaries pairs:departure pairs:asking people:me home:safety"
    " notices:choices notices:ending coach:words"
)
SECOND_STEP = (
    "account_logout account_reauthenticate account_email account_change_password mfa_index mfa_authenticate"
    " mfa_activate_totp mfa_deactivate_totp mfa_reauthenticate mfa_view_recovery_codes mfa_generate_recovery_codes"
    " ownership:export"
)
PASSKEYS = (
    "account_login account_set_password mfa_list_webauthn mfa_add_webauthn mfa_edit_webauthn mfa_remove_webauthn"
    " mfa_reauthenticate_webauthn"
)
LEFT = (
    "pairs:departure ownership:staying ownership:together ownership:erasing ownership:erased"
    " account_reauthenticate home:start"
)

OF_MANY = (SIGNED_OUT, INVITED, ALONE, ASKED, TOGETHER, SECOND_STEP, PASSKEYS, LEFT)
LOOKED_AT = {name for names in OF_MANY for name in names.split()} | named("LOOKED_AT")
# Addresses that show no page: they take a form, lead on, or answer a machine.
WITHOUT_A_PAGE = named("WITHOUT_A_PAGE")
