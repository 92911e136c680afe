"""Which inspection looks at which view, and which views show no page at all."""

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
CHECKED_IN = "home:today checkins:checkin checkins:days checkins:shares checkins:habits checkins:kept"
AFFECTION = "home:today affection:affection affection:marks"
GOOD_NEWS = "home:today asks:good_news asks:news asks:wording asks:kept"
APPRECIATED = (
    "home:today appreciation:received appreciation:written appreciation:new appreciation:plan appreciation:appreciation"
    " appreciation:wording appreciation:landing appreciation:kept"
)
QUIET = "home:today moments:windows moments:quiet moments:rating moments:felt moments:kept"
AGREED = "home:today pairs:agreement pairs:review pairs:line pairs:history"
LEFT = (
    "pairs:departure ownership:staying ownership:together ownership:erasing ownership:erased"
    " account_reauthenticate home:start"
)
JOURNAL = "journal:journal journal:kept journal:kept_one journal:end"
TALKED = (
    "home:today talks:talks talks:guide talks:talk talks:answer talks:refusal talks:understood talks:kept"
)
PROMISED = (
    "home:today promises:promises promises:new promises:promise promises:wordings promises:after"
    " promises:apologies promises:owning promises:apology promises:kept"
)
REPAIRED = (
    "home:today repair:room repair:readiness repair:not_now repair:starts repair:new repair:start repair:wording"
    " repair:phrases repair:parked repair:kept repair:looks repair:look_new repair:look repair:friend repair:promising"
)
CHANGED = (
    "insights:change insights:known insights:closer insights:guesses insights:pulses insights:pulse"
    " suggestions:why"
)
OPENED = (
    "home:today promises:consistency promises:open_words promises:word_new promises:open_word promises:word_again"
    " promises:kept"
)
COACHED = "coach:words coach:wordings repair:new"
# Addresses that show no page: they take a form, lead on, or answer a machine.
WITHOUT_A_PAGE = (
    "home:manifest home:service_worker home:robots home:security pairs:welcome pairs:acceptance pairs:invitation_end"
    " people:unsent people:begin people:device_end people:exit mfa_login_webauthn mfa_download_recovery_codes"
    " prompts:rest prompts:rest_end prompts:draft prompts:pass prompts:mark prompts:taking_back prompts:sealing"
    " prompts:erasure prompts:advice prompts:keeping prompts:reply_end"
    " notices:notice notices:browser notices:browser_end"
    " checkins:draft checkins:erasure checkins:share_draft checkins:taking_back checkins:opening checkins:share_erasure"
    " checkins:agreement checkins:keeping checkins:habit_end"
    " affection:mark affection:clearing affection:taking_back affection:reply"
    " asks:draft asks:response_draft asks:wording_draft asks:taking_back asks:opening asks:erasure asks:rating"
    " asks:response_end asks:response_opening asks:response_erasure"
    " appreciation:start appreciation:draft appreciation:wording_draft appreciation:taking_back appreciation:opening"
    " appreciation:erasure appreciation:landing_draft appreciation:landing_taking_back appreciation:landing_opening"
    " appreciation:landing_erasure appreciation:plan_end"
    " moments:beginning moments:agreement moments:window_end moments:window_beginning moments:joining"
    " moments:end moments:erasure"
    " promises:withdrawal promises:opening promises:taking_back promises:erasure promises:outcome"
    " promises:outcome_opening promises:outcome_back promises:draft promises:apology_opening promises:apology_back"
    " promises:apology_erasure promises:promising promises:reception"
    " repair:draft repair:wording_draft repair:opening repair:taking_back repair:erasure repair:phrase_end"
    " repair:reopening repair:parked_end repair:look_draft repair:look_new_draft repair:look_ready"
    " repair:look_erasure repair:friend_draft repair:friend_erasure"
    " promises:word_draft promises:word_opening promises:word_back promises:word_erasure promises:back_draft"
    " promises:looking_back"
    " ownership:taking_back pairs:more_days pairs:ending pairs:line_end pairs:consent"
    " pairs:proposal_end pairs:later"
    " people:devices_end people:look notices:end pairs:resting checkins:showing_end"
    " journal:beginning journal:locks journal:entries journal:entry journal:erasure"
    " talks:acceptance talks:withdrawal talks:beginning talks:draft talks:tap talks:time_out talks:move talks:end"
    " talks:keeping talks:showing talks:voice talks:kept_voice ownership:sound"
    " insights:agreement insights:agreement_end insights:guesses_erasure insights:rating insights:showing"
    " insights:taking_back insights:erasure"
    " suggestions:aside suggestions:refusal suggestions:refusal_end suggestions:chance suggestions:chance_end"
    " suggestions:leaving_out"
)


LOOKED_AT = frozenset(
    " ".join(
        (
            *(SIGNED_OUT, INVITED, ALONE, ASKED, TOGETHER, SECOND_STEP, PASSKEYS, CHECKED_IN),
            *(APPRECIATED, AFFECTION, GOOD_NEWS, QUIET, AGREED, TALKED, PROMISED, REPAIRED, CHANGED),
            *(LEFT, OPENED, JOURNAL, COACHED),
        )
    ).split()
)
