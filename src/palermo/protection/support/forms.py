"""The forms of this room: one for each act, in the words of whoever fills it in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext

from palermo.agencies.models import Seat
from palermo.data import load_toml
from palermo.design.fields import MomentField
from palermo.design.lazy import gettext_lazy as _
from palermo.protection.support import codes
from palermo.protection.support.operations.referring import Asked

LONG = 8000
Choices = Sequence[tuple[str, str]]


def languages() -> list[tuple[str, str]]:
    """The languages that can be chosen, by code; the first choice is none."""
    known = [(each["code"], f"{each['own']} ({each['english']})") for each in load_toml("languages.toml")["language"]]
    return [("", _("Choose a language")), *known, ("other", _("Another language"))]


def _radio(label: str, choices: Mapping[str, str], help_text: str = "", required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=list(choices.items()),
        help_text=help_text,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )


def _text(label: str, help_text: str = "", rows: int = 4, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONG,
        widget=forms.Textarea({"rows": rows}),
    )


class Versioned(forms.Form):
    """Carries the version that its officer read, and when it happened where that was not now."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def given(self, now: datetime) -> dict[str, Any]:
        """What the form gives its operation; a time left empty is now."""
        clean = dict(self.cleaned_data)
        if "at" in clean:
            clean["at"] = clean["at"] or now
        return clean


def _when() -> MomentField:
    return MomentField(label=_("When?"), required=False, help_text=_("Leave empty for now."))


class Refer(forms.Form):
    """A referral: whom to ask, what the person agreed to, what is needed at once."""

    seat = forms.ChoiceField(
        label=_("Whom do you ask?"),
        widget=forms.RadioSelect,
        help_text=_("They answer by a deadline. If they decline, what they knew ends and you ask another."),
    )
    child = _radio(_("Is the person a child (under 18)?"), codes.CHILD)
    consent = _radio(_("What did the person agree to?"), codes.CONSENT)
    how = _radio(_("How did they agree?"), {"": _("They have not, yet"), **codes.HOW}, required=False)
    language = forms.ChoiceField(label=_("Which language do they speak best?"), choices=languages, required=False)
    needed = forms.MultipleChoiceField(
        label=_("What is needed at once?"),
        choices=list(codes.DOMAINS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    urgent = forms.BooleanField(label=_("Something is needed today or tonight"), required=False)
    note = _text(
        _("What must the receiver know?"),
        _("How to reach the person safely, any danger, what was promised. Sealed; the organisation you ask reads it, "
          "and from acceptance on their case manager alone."),
        6,
    )  # fmt: skip

    def __init__(self, *args: Any, receivers: Sequence[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.receivers = {str(seat.id): seat for seat in receivers}
        chosen = self.fields["seat"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = [(key, seat.agency.name) for key, seat in self.receivers.items()]

    def asked(self) -> Asked:
        """What was filled in, as the operation takes it."""
        clean = self.cleaned_data
        return Asked(
            seat=self.receivers[clean["seat"]],
            consent=clean["consent"],
            child=clean["child"],
            how=clean["how"],
            language=clean["language"],
            urgent=clean["urgent"],
            needed=tuple(clean["needed"]),
            note=clean["note"],
        )


class PassOn(Refer):
    """A referral that comes after one that was declined."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TellWho(Versioned):
    """The person agrees now to be named."""

    consent = _radio(_("What did the person agree to?"), {code: codes.CONSENT[code] for code in codes.NAMED})
    how = _radio(_("How did they agree?"), codes.HOW, required=False)


class Because(Versioned):
    """A step with a coded reason."""

    def __init__(self, *args: Any, reasons: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = _radio(_("Why?"), reasons)


class Plain(Versioned):
    """A step that asks for nothing."""


def level_choices() -> Choices:
    """The five levels, and that it was not said."""
    return [*((str(level), str(words)) for level, words in codes.LEVELS.items()), ("not_said", str(codes.NOT_SAID))]


class Needs(Versioned):
    """The twelve needs, each with a level and, where wanted, what was said."""

    at = _when()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, words in codes.DOMAINS.items():
            self.fields[f"level_{code}"] = forms.ChoiceField(
                label=words,
                choices=level_choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one: how great the need is, or that it was not said.")},
            )
            self.fields[f"words_{code}"] = _text(
                gettext("What was said about: %(domain)s") % {"domain": str(words).lower()}, rows=2
            )

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The level and the words of each domain, side by side."""
        return [(self[f"level_{code}"], self[f"words_{code}"]) for code in codes.DOMAINS]

    def given(self, now: datetime) -> dict[str, Any]:
        """The levels and the words by domain."""
        clean = super().given(now)
        found: dict[str, Any] = {name: clean[name] for name in ("version", "at")}
        chosen = {code: clean[f"level_{code}"] for code in codes.DOMAINS}
        found["levels"] = {code: None if value == "not_said" else int(value) for code, value in chosen.items()}
        found["words"] = {code: clean[f"words_{code}"] for code in codes.DOMAINS}
        return found


class Review(Needs):
    """The needs again, and how it goes."""

    with_person = _radio(
        _("Was the person there?"), {"yes": _("Yes, it was done together"), "no": _("No: they could not be reached")}
    )
    summary = _text(_("How does it go?"), _("Sealed; the case manager alone reads it."))

    def given(self, now: datetime) -> dict[str, Any]:
        """As of the needs, with what was said of the whole."""
        clean = self.cleaned_data
        return super().given(now) | {"with_person": clean["with_person"] == "yes", "summary": clean["summary"]}


class PlanForm(Versioned):
    """What the person wants, domain by domain, and how they have it."""

    at = _when()
    agreed_by = _radio(_("Who agreed to it?"), codes.AGREED_BY)
    language = forms.ChoiceField(label=_("In which language was it agreed?"), choices=languages)
    interpreter = forms.BooleanField(label=_("An interpreter helped"), required=False)
    given_how = _radio(_("How does the person have it?"), codes.GIVEN_HOW)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, words in codes.DOMAINS.items():
            self.fields[f"goal_{code}"] = _text(str(words), rows=2)

    @property
    def goals(self) -> list[forms.BoundField]:
        """The goals' boxes, in the order of the domains."""
        return [self[f"goal_{code}"] for code in codes.DOMAINS]

    def given(self, now: datetime) -> dict[str, Any]:
        """What the operation takes: the goals by domain."""
        clean = super().given(now)
        goals = {code: clean.pop(f"goal_{code}") for code in codes.DOMAINS}
        return {**clean, "goals": goals}


class AskService(Versioned):
    """A service to be asked for."""

    field_order = ("version", "kind", "words", "at")
    at = _when()
    kind = forms.ChoiceField(label=_("Which service?"), choices=lambda: service_choices())
    words = _text(_("Of whom, and what was said"), _("Sealed; the case manager alone reads it."))


def service_choices() -> list[tuple[str, Any]]:
    """The services, gathered by the need they answer to."""
    gathered: list[tuple[str, Any]] = [("", _("Choose a service"))]
    for code, words in codes.DOMAINS.items():
        own = [(kind, name) for kind, (domain, name) in codes.SERVICES.items() if domain == code]
        gathered.append((str(words), own))
    return gathered


class MoveService(Versioned):
    """What became of a service: when, why where a reason is asked for, and words."""

    at = _when()

    def __init__(self, *args: Any, reasons: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reasons:
            self.fields["reason"] = _radio(_("Why?"), reasons)
        self.fields["words"] = _text(_("Anything to add?"), _("Sealed; the case manager alone reads it."))
        self.order_fields(["version", "reason", "words", "at"])


class Close(Versioned):
    """Why a file is closed, and how the person is."""

    reason = _radio(_("Why is it closed?"), codes.CLOSE)
    outcome = _radio(_("How is the person now?"), codes.OUTCOMES)
    words = _text(_("Anything to add?"), _("Sealed; the case manager alone reads it."))


class HandOver(Versioned):
    """Who takes the file, and what they must know."""

    to = forms.ChoiceField(label=_("Who takes it?"), widget=forms.RadioSelect)
    note = _text(_("What must they know?"), _("Sealed beside the file."), required=True)

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["to"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = list(colleagues)
