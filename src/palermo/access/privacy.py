"""What each column of each table is to privacy. A column that a room adds is added here, or the build fails.

* public: may be published as it stands;
* statistical: moments, codes and keys that measures count by, meaningless to whoever lacks the tables around them;
* personal: about an officer, or how someone signs in;
* protected: about a report, case or party; read through a grant alone.

The measures read public and statistical columns, never others. No column holds what someone typed about a
case: that is sealed in the vault, where only the ciphertext's surroundings are columns.
"""

from collections.abc import Mapping

CLASSES = ("public", "statistical", "personal", "protected")


def _table(**columns: str) -> Mapping[str, str]:
    return {column: kind for kind, names in columns.items() for column in names.split()}


_FOUNDATION: Mapping[str, Mapping[str, str]] = {
    "access.grants": _table(
        statistical="id compartment purpose authority act from_at until_at ended_because",
        personal="holder given_by ended_by",
        protected="subject",
    ),
    "vault.sealed": _table(
        statistical="id compartment field sealed_at", personal="sealed_by", protected="subject about replaces"
    ),
    "vault.file": _table(
        statistical="id compartment kind size chunks sealed_at", personal="sealed_by", protected="subject about"
    ),
    "ledger.entry": _table(
        statistical="id verb actor officer subject compartment at recorded_at authority reason terms",
        protected="place about covers",
    ),
    "public.agencies_absence": _table(statistical="id from_at until_at", personal="officer_id"),
    "public.agencies_account": _table(
        statistical="id is_active renew", personal="password last_login username officer_id"
    ),
    "public.agencies_acting": _table(statistical="id from_at until_at", personal="absent_id actor_id arranged_by"),
    "public.agencies_agency": _table(public="id name parent_id"),
    "public.agencies_agencyname": _table(public="id agency_id name te_reo from_on until_on"),
    "public.agencies_duty": _table(
        public="seat_id", statistical="id level from_at until_at version", personal="officer_id"
    ),
    "public.agencies_officer": _table(
        public="agency_id", statistical="id service joined_at left_at", personal="handle name rank email"
    ),
    "public.agencies_posting": _table(
        public="seat_id", statistical="id from_at until_at", personal="officer_id made_by"
    ),
    "public.agencies_seat": _table(public="id agency_id role"),
    "public.agencies_tries": _table(statistical="until_at", personal="key value"),
    "public.cases_case": _table(
        statistical="id status classification opened_at closed_at region industry version",
        personal="lead",
        protected="reference",
    ),
    "public.cases_filenumber": _table(statistical="id subject compartment system recorded_at", personal="recorded_by"),
    "public.cases_closing": _table(
        statistical="id case_id reason told papers safety grants closed_at reopened_at version",
        personal="closed_by reopened_by",
    ),
    "public.cases_merge": _table(
        statistical="id case_id into_id reason merged_at undone_at undone_reason version",
        personal="merged_by undone_by",
    ),
    "public.cases_group": _table(statistical="id case_id made_at", protected="reference"),
    "public.cases_involvement": _table(
        statistical="id case_id party_id group_id merge_id role in_error_at in_error_reason version",
        personal="recorded_by",
        protected="from_on until_on",
    ),
    "public.cases_party": _table(statistical="id kind made_at version", protected="reference language"),
    "public.cases_sameness": _table(
        statistical="id party_id other_id reason declared_at undone_at version", personal="declared_by undone_by"
    ),
    "public.cases_source": _table(statistical="id case_id subject act recorded_at"),
    "public.cases_tie": _table(
        statistical="id party_id other_id kind at in_error_at in_error_reason version",
        personal="recorded_by in_error_by",
    ),
    "public.clocks_deadline": _table(
        statistical="id kind subject compartment started_at due_at met_at cancelled_at climbed version",
        personal="holder",
        protected="about",
    ),
    "public.clocks_message": _table(
        statistical="id template language queued_at claimed_at sent_at recalled_at attempts problem",
        personal="address",
        protected="key",
    ),
    "public.clocks_pause": _table(statistical="id deadline_id subject compartment from_at until_at reason"),
    "public.plan_progress": _table(
        public="plan", statistical="id action milestone status since_at version", personal="recorded_by"
    ),
}

_ROOMS: Mapping[str, Mapping[str, str]] = {
    "public.certification_act": _table(
        statistical="id certification_id subject number step becomes at recorded_at reason lacking in_error_at",
        personal="officer",
    ),
    "public.certification_certificate": _table(
        statistical="id subject certification_id presumption_id kind status from_at ended_at support_until version",
        protected="number code",
    ),
    "public.certification_certification": _table(
        statistical="id subject case_id status began_at submitted_at decision decided_at decided_rank lacking revoked_at "
        "in_error_at version",
        personal="drafted_by submitted_by decided_by revoked_by in_error_by",
        protected="reference protection_id legal_id submitted_hash decided_hash review questioned_at told_at helped_at "
        "heard_at revoked_on",
    ),
    "public.certification_personact": _table(
        statistical="id certification_id subject kind about language accepted at recorded_at",
        personal="recorded_by",
        protected="helper",
    ),
    "public.identification_visit": _table(
        public="agency",
        statistical="id at recorded_at role occasion sector region place method met danger version",
        personal="lead",
        protected="reference sheet",
    ),
    "public.identification_screening": _table(
        statistical="id subject visit_id number status reason child profile indicators at recorded_at ended_at version",
        personal="recorded_by",
        protected="language interpreter alone",
    ),
    "public.identification_sign": _table(
        statistical="id subject visit_id screening_id case_id compartment profile code indicators observer evidence seen_at "
        "recorded_at in_error_at in_error_reason",
        personal="recorded_by in_error_by",
        protected="language",
    ),
    "public.identification_referral": _table(
        statistical="id subject visit_id screening_id status urgent made_at recorded_at told_at decided_at reason case_id "
        "version",
        personal="made_by decided_by",
        protected="agrees",
    ),
    "public.certification_consent": _table(
        statistical="id subject given_for how language at recorded_at", personal="recorded_by"
    ),
    "public.certification_guardian": _table(
        statistical="id subject notice_id child_id relation status proposed_at recorded_at asked_at answer check_at "
        "identity_seen police_vetted child_heard no_interest vetted_at refused_on ended_at ended_on version",
        personal="proposed_by check_by vetted_by ended_by",
        protected="reference party_id",
    ),
    "public.certification_presumption": _table(
        statistical="id subject status child basis agency role at recorded_at consent_id police_told_at "
        "police_told_because police_consent_id certified_by_id ended_at ended_on version",
        personal="by ended_by",
    ),
    "public.certification_protectionnotice": _table(
        statistical="id child_id presumption_id status is_child agency role at recorded_at received_at acted_at acted_on "
        "adult_at adult_on version",
        personal="by received_by acted_by adult_by",
        protected="reference",
    ),
    "public.identification_evidence": _table(
        statistical="id subject case_id kind at recorded_at", personal="recorded_by", protected="reference dated"
    ),
    "public.identification_finding": _table(
        statistical="id subject case_id kind status answer law found_at recorded_at ended_at version",
        personal="recorded_by ended_by",
        protected="answers no_version offence_from offence_until in_error_reason",
    ),
    "public.reporting_classification": _table(
        statistical="id report_id kind entry payment consent ended exploitation benefit made_at", personal="made_by"
    ),
    "public.reporting_question": _table(statistical="id report_id asked_at", personal="asked_by", protected="box"),
    "public.reporting_referral": _table(statistical="id report_id case_id made_at", personal="made_by"),
    "public.reporting_report": _table(
        statistical="id status channel urgent danger moving child ongoing region place industry language contact heard_at "
        "recorded_at kind reason version",
        personal="taken_by",
        protected="reference code reply_key",
    ),
    "public.support_file": _table(
        statistical="id party_id status opened_at assessed_at planned_at reviewed_at closed_at reason outcome version",
        public="seat_id",
        personal="manager",
    ),
    "public.support_plan": _table(
        statistical="id file_id number agreed_at recorded_at agreed_by given_how interpreter replaced_at",
        personal="recorded_by",
        protected="language",
    ),
    "public.support_rating": _table(statistical="id file_id review_id round domain level at", personal="recorded_by"),
    "public.support_referral": _table(
        public="seat_id",
        statistical="id party_id after_id status role agency referred_at recorded_at identified_at child urgent consent "
        "answered_at reason version",
        personal="referred_by answered_by",
        protected="reference language needed consent_how named_at",
    ),
    "public.support_review": _table(statistical="id file_id number at recorded_at with_person", personal="recorded_by"),
    "public.support_service": _table(
        statistical="id file_id number kind domain status asked_at offered_at taken_at started_at settled_at reason version"
    ),
}

_PIECE = "id subject compartment at recorded_at in_error_at in_error_reason version"
_WORK: Mapping[str, Mapping[str, str]] = {
    "public.work_note": _table(
        statistical=f"{_PIECE} way interpreter",
        personal="recorded_by in_error_by",
        protected="reference about replaces whom language",
    ),
    "public.work_task": _table(
        statistical=f"{_PIECE} status what",
        personal="recorded_by in_error_by",
        protected="reference about replaces",
    ),
    "public.work_appointment": _table(
        statistical=f"{_PIECE} status what interpreter begins_at",
        personal="recorded_by in_error_by",
        protected="reference about replaces language",
    ),
    "public.work_question": _table(
        statistical=f"{_PIECE} status topic answer answered_at",
        personal="recorded_by in_error_by answered_by",
        protected="reference about replaces",
    ),
    "public.work_filter": _table(statistical="id page kept_at", personal="officer asked"),
}

PRIVACY: Mapping[str, Mapping[str, str]] = {**_FOUNDATION, **_ROOMS, **_WORK}
"""By table (schema.table) and column."""

OTHERS: Mapping[str, str] = {
    "account": "personal",
    "auth": "public",
    "contenttypes": "public",
    "mfa": "personal",
    "sessions": "personal",
}
"""Tables that we did not write, whole, by their app."""
