"""Where pillars meet: the addresses that a step with effects elsewhere posts to."""

from django.urls import path

from palermo.journeys import (
    case_closed,
    certification_declined,
    certification_issued,
    certification_revoked,
    report_to_referral,
)

urlpatterns = [
    path("refer/<slug:reference>/", report_to_referral.refer_page, name="refer"),
    path("cases/<slug:reference>/close/", case_closed.page, name="journey-close"),
    path("certifications/<slug:reference>/issue/", certification_issued.page, name="journey-issue"),
    path("certifications/<slug:reference>/decline/", certification_declined.page, name="journey-decline"),
    path("certifications/<slug:reference>/revoke/", certification_revoked.revoked, name="journey-revoke"),
    path("certifications/<slug:reference>/in-error/", certification_revoked.in_error, name="journey-in-error"),
]
