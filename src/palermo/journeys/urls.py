"""Where pillars meet: the addresses that a step with effects elsewhere posts to."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from palermo.journeys import report_to_referral
from palermo.law.references import PATTERN


class JourneyReference(StringConverter):
    """The form of a reference; anything else is no address here."""

    regex = PATTERN


register_converter(JourneyReference, "journey_reference")

urlpatterns = [
    path("refer/<journey_reference:reference>/", report_to_referral.refer_page, name="refer"),
]
