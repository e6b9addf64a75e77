"""Where pillars meet: the addresses that a step with effects elsewhere posts to."""

from django.urls import path

from palermo.journeys import (
    case_closed,
    certification_declined,
    certification_issued,
    certification_revoked,
    person_presumed,
    presumed_to_case,
    report_to_referral,
    screening_to_case,
)

urlpatterns = [
    path("refer/<slug:reference>/", report_to_referral.refer_page, name="refer"),
    path("cases/<slug:reference>/close/", case_closed.page, name="journey-close"),
    path("screenings/<slug:reference>/answer/", screening_to_case.answer, name="screening-answer"),
    path("screenings/<slug:reference>/tell-lead/", screening_to_case.tell, name="screening-tell-lead"),
    path("certifications/<slug:reference>/issue/", certification_issued.page, name="journey-issue"),
    path("certifications/<slug:reference>/decline/", certification_declined.page, name="journey-decline"),
    path("certifications/<slug:reference>/revoke/", certification_revoked.revoked, name="journey-revoke"),
    path("certifications/<slug:reference>/in-error/", certification_revoked.in_error, name="journey-in-error"),
    path("presume/", person_presumed.new_page, name="journey-presume-new"),
    path("presume/<slug:reference>/", person_presumed.page, name="journey-presume"),
    path("presume/<slug:reference>/end/", person_presumed.end_page, name="journey-presumed-end"),
    path("presume/<slug:reference>/error/", person_presumed.error_page, name="journey-presumed-error"),
    path("presume/<slug:reference>/case/", presumed_to_case.page, name="journey-presumed-case"),
]
