"""Everything that can happen. A verb is a participle and a sentence; nothing is entered under any other word.

Sentences are read with: {officer} who did it, {about} the public reference, and the entry's own terms. Words for codes
(reasons, purposes) come from the tables that define them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from palermo.design.lazy import gettext_lazy as _


@dataclass(frozen=True)
class Verb:
    """One thing that can happen: its sentence, and the rooms' filter it appears under on a timeline.

    `one` is the sentence where what it counts (`values` or `count` of its terms) is one.
    """

    sentence: str
    room: str
    one: str = ""

    def reads(self, terms: Mapping[str, object]) -> str:
        """The sentence for an entry with these terms, its places not yet filled."""
        counted = terms.get("values", terms.get("count"))
        return str(self.one if self.one and counted == 1 else self.sentence)


ROOMS: Mapping[str, str] = {
    "report": _("Reports"),
    "case": _("Cases"),
    "work": _("Everyday work"),
    "screening": _("Screening"),
    "certification": _("Certification"),
    "support": _("Support"),
    "child": _("Child protection"),
    "access": _("Who sees what"),
    "duty": _("Duty and sign-in"),
    "plan": _("The Plan"),
    "audit": _("Audit"),
}
"""What the rooms' filters are called."""

VERBS: Mapping[str, Verb] = {
    # reports
    "report_received": Verb(_("Report {about} was received by {channel}."), "report"),
    "report_taken": Verb(_("{officer} recorded report {about} for a caller, by {channel}."), "report"),
    "report_acknowledged": Verb(_("{officer} acknowledged report {about}."), "report"),
    "report_emergency": Verb(_("{officer} sent an emergency response for report {about}."), "report"),
    "report_referred": Verb(_("{officer} referred report {about} to case {case}."), "report"),
    "report_asked": Verb(_("{officer} asked the reporter a question about report {about}."), "report"),
    "report_closed": Verb(_("{officer} closed report {about}: {reason}."), "report"),
    "report_reopened": Verb(_("{officer} reopened report {about}: {reason}."), "report"),
    "report_classified": Verb(_("{officer} told report {about} apart as {kind}: {reason}."), "report"),
    "duty_climbed": Verb(
        _("Nobody had acknowledged {about}, so the next on the roster were told (level {level})."), "report"
    ),
    # cases
    "case_opened": Verb(_("{officer} opened case {about}."), "case"),
    "case_taken": Verb(_("{officer} took case {about} on."), "case"),
    "case_assigned": Verb(_("{officer} gave case {about} to {to}."), "case"),
    "colleague_let_in": Verb(_("{officer} lets {to} work on case {about}."), "case"),
    "colleague_let_out": Verb(_("{officer} said that {to} no longer works on case {about}."), "case"),
    "case_closed": Verb(_("{officer} closed case {about}: {reason}."), "case"),
    "case_reopened": Verb(_("{officer} reopened case {about}: {reason}."), "case"),
    "case_classified": Verb(_("{officer} recorded case {about} as {kind}, before as {before}: {reason}."), "case"),
    "party_added": Verb(_("{officer} added {party}, {kind}, to case {about} as {role}."), "case"),
    "party_role_added": Verb(_("{officer} recorded that {party} is also in case {about} as {role}."), "case"),
    "people_shared": Verb(_("{officer} told {to} who {count} in case {about} are."), "case"),
    "party_role_ended": Verb(_("{officer} ended the role of {party} as {role} in case {about}."), "case"),
    "party_role_in_error": Verb(
        _("{officer} marked a role of {party} in case {about} as recorded in error: {reason}."), "case"
    ),
    "group_made": Verb(_("{officer} made a group of {count} in case {about}."), "case"),
    "declared_same": Verb(_("{officer} declared {about} and {other} the same: {reason}."), "case"),
    "declared_apart": Verb(_("{officer} undid that {about} and {other} are the same: {reason}."), "case"),
    "case_corrected": Verb(
        _("{officer} corrected the {field} of case {about} from “{before}” to “{after}”: {reason}."), "case"
    ),
    "details_corrected": Verb(_("{officer} corrected the {field} of {about}: {reason}."), "case"),
    "case_merged": Verb(_("{officer} merged case {about} into {into}: {reason}."), "case"),
    "case_joined": Verb(_("{officer} put case {joined} into {about}, with {count} people."), "case"),
    "case_unmerged": Verb(_("{officer} undid that case {about} is merged into {into}: {reason}."), "case"),
    "case_parted": Verb(_("{officer} took case {joined} out of {about} again."), "case"),
    "lead_replaced": Verb(_("{officer} gave case {about}, of {gone}, who has left, to {to}."), "case"),
    "case_printed": Verb(_("{officer} printed case {about}, {purpose}."), "case"),
    "party_tied": Verb(_("{officer} recorded that {about} and {other} are tied: {kind}."), "case"),
    "tie_in_error": Verb(_("{officer} marked the tie of {about} and {other} as recorded in error: {reason}."), "case"),
    "number_recorded": Verb(_("{officer} recorded {system}'s number of {about}."), "case"),
    "details_recorded": Verb(_("{officer} recorded details of {about}."), "case"),
    # everyday work
    "contact_noted": Verb(_("{officer} noted a contact about {on} in {about}: {way}, {whom}."), "work"),
    "task_given": Verb(_("{officer} gave {to} task {about} about {on}: {what}."), "work"),
    "task_done": Verb(_("{officer} did task {about} about {on}."), "work"),
    "task_not_done": Verb(_("{officer} said that task {about} will not be done: {reason}."), "work"),
    "task_reopened": Verb(_("{officer} opened task {about} again: {reason}."), "work"),
    "task_passed_on": Verb(_("{officer} passed task {about} on to {to}."), "work"),
    "task_moved": Verb(_("{officer} set another day for task {about}."), "work"),
    "appointment_made": Verb(_("{officer} arranged appointment {about} about {on}, {what}, for {to}."), "work"),
    "appointment_moved": Verb(_("{officer} moved appointment {about}."), "work"),
    "appointment_kept": Verb(_("{officer} said that appointment {about} was kept."), "work"),
    "appointment_missed": Verb(_("{officer} said that appointment {about} was not kept: {reason}."), "work"),
    "appointment_off": Verb(_("{officer} called appointment {about} off: {reason}."), "work"),
    "question_asked": Verb(_("{officer} asked {to} question {about} about {on}: {topic}."), "work"),
    "question_answered": Verb(_("{officer} answered question {about}: {answer}."), "work"),
    "question_withdrawn": Verb(_("{officer} took question {about} back: {reason}."), "work"),
    "question_asked_again": Verb(_("{officer} asked question {about} again: {reason}."), "work"),
    "clock_stopped": Verb(_("{officer} let a clock of {about} stand still ({kind}): {reason}."), "work"),
    "clock_went_on": Verb(_("{officer} let a clock of {about} go on ({kind})."), "work"),
    "work_in_error": Verb(_("{officer} marked {about} as recorded in error: {reason}."), "work"),
    # screening
    "visit_begun": Verb(_("{officer} began visit {about}: {occasion}, {count} met."), "screening"),
    "person_screened": Verb(_("{officer} met {about} on visit {visit}."), "screening"),
    "screening_changed": Verb(_("{officer} noted more about the screening of {about}."), "screening"),
    "sign_recorded": Verb(_("{officer} recorded of {about}: {sign} ({observer})."), "screening"),
    "sign_in_error": Verb(_("{officer} marked a sign of {about} as recorded in error: {sign}; {reason}."), "screening"),
    "screening_ends_in_refer": Verb(_("{officer} decided to refer {about} to Police: {reason}."), "screening"),
    "screening_ends_in_presume": Verb(_("{officer} decided to presume {about} a victim: {reason}."), "screening"),
    "screening_ends_in_not": Verb(_("{officer} decided to go no further with {about}: {reason}."), "screening"),
    "screening_reconsidered": Verb(_("{officer} took the screening of {about} up again: {reason}."), "screening"),
    "screening_in_error": Verb(
        _("{officer} marked the screening of {about} as recorded in error: {reason}."), "screening"
    ),
    "screening_referred": Verb(
        _("{officer} referred {about}, met on visit {visit}, to Police, without a name."), "screening"
    ),
    "screening_told_who": Verb(_("{officer} let Police know who {about} is: {basis}."), "screening"),
    "referral_accepted": Verb(_("{officer} accepted {about} into case {case}."), "screening"),
    "referral_returned": Verb(_("{officer} sent the referral of {about} back: {reason}."), "screening"),
    "referral_withdrawn": Verb(_("{officer} withdrew the referral of {about}: {reason}."), "screening"),
    # identification and certification
    "finding_recorded": Verb(_("{officer} recorded the {kind} finding on {about}: {answer}."), "certification"),
    "finding_in_error": Verb(
        _("{officer} marked the {kind} finding on {about} as recorded in error: {reason}."), "certification"
    ),
    "evidence_recorded": Verb(_("{officer} added {evidence}, {kind}, to the evidence on {about}."), "certification"),
    "file_added": Verb(_("{officer} added a file ({kind}) to {evidence}, evidence on {about}."), "certification"),
    "assessment_opened": Verb(_("{officer} began the assessment of {party} ({about})."), "certification"),
    "certification_submitted": Verb(_("{officer} submitted {about} for a senior officer's decision."), "certification"),
    "certification_asked": Verb(_("{officer} asked for more before deciding {about}: {reason}."), "certification"),
    "certificate_issued": Verb(_("{officer} issued the certificate of {about}."), "certification"),
    "certification_declined": Verb(_("{officer} declined {about}: “{element}” is lacking."), "certification"),
    "certification_reopened": Verb(_("{officer} reopened {about}: {reason}."), "certification"),
    "certification_stopped": Verb(_("{officer} stopped the assessment {about}: {reason}."), "certification"),
    "certification_questioned": Verb(_("{officer} put certificate {about} under review: {reason}."), "certification"),
    "certification_confirmed": Verb(_("{officer} confirmed the certificate of {about}."), "certification"),
    "certificate_revoked": Verb(_("{officer} revoked the certificate of {about}: {reason}."), "certification"),
    "certification_in_error": Verb(_("{officer} marked {about} as recorded in error: {reason}."), "certification"),
    "person_told": Verb(_("{officer} told the person about {about}, in {language}."), "certification"),
    "person_helped": Verb(_("{officer} recorded that the person had help with {about}."), "certification"),
    "person_heard": Verb(_("{officer} heard the person on {about}."), "certification"),
    "presumed_given": Verb(_("{officer} gave presumed-victim status on {about}."), "certification"),
    "presumed_ended": Verb(_("{officer} ended the presumed-victim status on {about}: {reason}."), "certification"),
    "certificate_printed": Verb(_("{officer} printed the certificate of {about}."), "certification"),
    "certificate_verified": Verb(_("{officer} verified a certificate: {answer}."), "certification"),
    "eligibility_checked": Verb(_("{officer} checked an eligibility code: {answer}."), "certification"),
    # support
    "support_referred": Verb(_("{officer} referred a person for support to {to} ({about})."), "support"),
    "support_accepted": Verb(_("{officer} accepted {about} and manages its file."), "support"),
    "support_declined": Verb(_("{officer} declined {about}: {reason}."), "support"),
    "support_passed_on": Verb(_("{officer} asked another organisation in place of {about}."), "support"),
    "support_withdrawn": Verb(_("{officer} withdrew {about}: {reason}."), "support"),
    "support_who_told": Verb(_("{officer} told the organisation asked in {about} who the person is."), "support"),
    "support_who_taken_back": Verb(
        _("{officer} recorded that the person of {about} no longer agrees to be named, and ended it."), "support"
    ),
    "support_handed_over": Verb(_("{officer} handed the file {about} over to {to}."), "support"),
    "support_taken_over": Verb(_("{officer} took the file {about} over, as {who} no longer manages it."), "support"),
    "support_needs_recorded": Verb(_("{officer} recorded the needs in {about}."), "support"),
    "support_plan_agreed": Verb(_("{officer} recorded plan {number} of {about} as agreed with the person."), "support"),
    "support_plan_printed": Verb(_("{officer} printed the plan of {about} for the person."), "support"),
    "support_service_asked": Verb(_("{officer} asked for a service in {about}: {kind}."), "support"),
    "support_service_offered": Verb(_("{officer} recorded that a service in {about} was offered: {kind}."), "support"),
    "support_service_taken": Verb(
        _("{officer} recorded that the person of {about} accepted a service: {kind}."), "support"
    ),
    "support_service_started": Verb(_("{officer} recorded that a service in {about} started: {kind}."), "support"),
    "support_service_ended": Verb(
        _("{officer} recorded that a service in {about} ended, {kind}: {reason}."), "support"
    ),
    "support_service_refused": Verb(
        _("{officer} recorded that the person of {about} did not want a service, {kind}: {reason}."), "support"
    ),
    "support_service_failed": Verb(
        _("{officer} recorded that a service in {about} cannot be had, {kind}: {reason}."), "support"
    ),
    "support_service_dropped": Verb(
        _("{officer} recorded that a service in {about} is no longer asked for, {kind}: {reason}."), "support"
    ),
    "support_reviewed": Verb(_("{officer} reviewed the support in {about}."), "support"),
    "support_stepped_down": Verb(_("{officer} began to step down the support in {about}."), "support"),
    "support_closed": Verb(_("{officer} closed the file {about}: {reason}."), "support"),
    "support_reopened": Verb(_("{officer} reopened the file {about}: {reason}."), "support"),
    # presumed victims
    "person_recorded": Verb(_("{officer} recorded {about}, whom they met."), "certification"),
    "person_presumed": Verb(_("{officer} presumed that {about} is a victim: {basis}."), "certification"),
    "presumed_in_error": Verb(
        _("{officer} marked the presumed-victim status of {about} as recorded in error: {reason}."), "certification"
    ),
    "consent_recorded": Verb(_("{officer} recorded that {about} agreed, in {language}."), "certification"),
    "police_told_who": Verb(_("{officer} told Police who {about} is: {basis}."), "certification"),
    # child protection
    "child_notified": Verb(_("{officer} sent protection notice {about} for a child."), "child"),
    "notice_received": Verb(_("{officer} received protection notice {about}."), "child"),
    "notice_acted": Verb(_("{officer} acted on protection notice {about}: {reason}."), "child"),
    "notice_adult": Verb(_("{officer} found that the person of {about} is an adult: {reason}."), "child"),
    "guardian_proposed": Verb(_("{officer} proposed {guardian} as guardian ({about}): {relation}."), "child"),
    "guardian_asked": Verb(_("{officer} asked Police about {guardian} as guardian ({about})."), "child"),
    "guardian_checked": Verb(
        _("{officer} answered for Police on {guardian} as guardian ({about}): {answer}."), "child"
    ),
    "guardian_appointed": Verb(_("{officer} appointed {guardian} as guardian ({about})."), "child"),
    "guardian_refused": Verb(_("{officer} refused {guardian} as guardian ({about}): {reason}."), "child"),
    "guardian_ended": Verb(_("{officer} ended the guardianship of {guardian} ({about}): {reason}."), "child"),
    # knowing
    "opened": Verb(
        _("{officer} opened {values} sealed texts of {about}, {purpose}."),
        "access",
        one=_("{officer} opened a sealed text of {about}, {purpose}."),
    ),
    "file_opened": Verb(_("{officer} opened a file of {about} ({kind}), {purpose}."), "access"),
    "looked_up": Verb(_("{officer} looked for a number of {system}."), "access"),
    "grant_given": Verb(_("{officer} gave {to} knowledge of {about}: {act}."), "access"),
    "grants_ended": Verb(
        _("{officer} ended {count} grants on {about}: {reason}."),
        "access",
        one=_("{officer} ended a grant on {about}: {reason}."),
    ),
    # duty and sign-in
    "signed_in": Verb(_("{officer} signed in."), "duty"),
    "signed_out": Verb(_("{officer} signed out."), "duty"),
    "duty_set": Verb(_("{officer} put {who} on duty as {seat}, level {level}."), "duty"),
    "absence_recorded": Verb(_("{officer} recorded that {who} is away."), "duty"),
    "acting_arranged": Verb(_("{officer} arranged that {actor} acts for {who}."), "duty"),
    "handed_over": Verb(_("{officer} handed {about} over to {to}."), "duty"),
    "officer_posted": Verb(_("{officer} posted {who} to {seat}."), "duty"),
    "officer_enrolled": Verb(_("{who} was enrolled as {seat}, by a command on the server."), "duty"),
    "pass_phrase_given": Verb(
        _("{who} was given a new pass-phrase, by a command on the server; the second step is set up again."), "duty"
    ),
    "duty_ended": Verb(_("{officer} took {who} off duty as {seat}."), "duty"),
    "officer_left": Verb(_("{officer} recorded that {who} has left."), "duty"),
    # the Plan
    "progress_recorded": Verb(
        _("{officer} recorded milestone {milestone} of action item {about} as {status}."), "plan"
    ),
    "ledger_read": Verb(_("{officer} read the ledger."), "audit"),
}
