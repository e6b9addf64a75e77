"""What is asked on a visit. A form that is sent back keeps everything that was typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.translation import gettext

from palermo.cases.english import languages, regions
from palermo.design.fields import MomentField
from palermo.design.lazy import gettext_lazy as _
from palermo.law import references
from palermo.protection.identification.indicators.sets import profiles
from palermo.protection.identification.screening import codes
from palermo.protection.identification.screening.models import MOST
from palermo.protection.identification.screening.operations import Circumstances, Spoken
from palermo.protection.identification.screening.queries import Person

LONG = 8000
SEALED = _("Sealed; each reading is recorded.")


def _up(said: object) -> str:
    text = str(said)
    return text[:1].upper() + text[1:]


capital = lazy(_up, str)
"""Words with their first letter large, once they are in a language."""


def choices(table: Mapping[str, str], only: Iterable[str] = (), empty: object = None) -> list[tuple[str, Any]]:
    """Codes in their words, all of a table or some; `empty` is what an empty answer says, None for none."""
    first: list[tuple[str, Any]] = [] if empty is None else [("", empty)]
    return first + [(code, capital(table[code])) for code in (only or table)]


def radios(label: str, options: list[tuple[str, Any]], hint: str = "", **more: Any) -> forms.ChoiceField:
    """One of a few."""
    return forms.ChoiceField(label=label, choices=options, help_text=hint, widget=forms.RadioSelect, **more)


def ticks(
    label: str, options: list[tuple[str, Any]], hint: str = "", *, required: bool = False
) -> forms.MultipleChoiceField:
    """Any of several."""
    return forms.MultipleChoiceField(
        label=label, choices=options, help_text=hint, required=required, widget=forms.CheckboxSelectMultiple
    )


def words(label: str, hint: str = SEALED, *, required: bool = False, rows: int = 3) -> forms.CharField:
    """Typed words, which will be sealed."""
    area = forms.Textarea({"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LONG, widget=area)


def language(label: str = _("Language they speak best")) -> forms.ChoiceField:
    """Which language."""
    return forms.ChoiceField(label=label, required=False, choices=choices(languages(), empty=_("Not known")))


def place() -> forms.ChoiceField:
    """Which kind of place."""
    return forms.ChoiceField(
        label=_("Kind of work or place"), required=False, choices=choices(codes.places(), empty=_("Not known"))
    )


class Begin(forms.Form):
    """A visit: danger first, then where and how many."""

    danger = radios(
        _("Is anyone in danger now?"),
        [("no", _("No")), ("yes", _("Yes"))],
        _("If so, stop: call 111, or the Police on your radio. Come back when they are safe."),
    )
    occasion = forms.ChoiceField(label=_("What brings you there?"), choices=choices(codes.OCCASIONS, empty=""))
    met = forms.IntegerField(
        label=_("How many people have you met?"),
        min_value=1,
        max_value=MOST,
        help_text=_("Everybody who may be affected, whether or not you can speak with each."),
    )
    words = words(_("Where exactly, and what is this place?"))

    def __init__(self, *args: Any, sheet: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"] = place()
        self.fields["region"] = forms.ChoiceField(
            label=_("Region"), required=False, choices=choices(regions(), empty=_("Not known"))
        )
        self.fields["when"] = MomentField(label=_("When was it?"))
        self.method = "sheet" if sheet else "there"
        if sheet:
            self.fields["sheet"] = forms.CharField(
                label=_("Number at the top of the sheet"), max_length=20, help_text=_("As H-7K3F9QXD.")
            )
        self.order_fields(["danger", "sheet", "when", "occasion", "place", "region", "met", "words"])

    def clean_sheet(self) -> str:
        """The number as we write it."""
        if wrong := references.check(self.cleaned_data["sheet"]):
            raise ValidationError(wrong)
        return references.normalise(self.cleaned_data["sheet"])

    def circumstances(self) -> Circumstances:
        """What the operation is given in codes."""
        given = self.cleaned_data
        return Circumstances(
            occasion=given["occasion"],
            place=given["place"],
            region=given["region"],
            met=given["met"],
            danger=given["danger"] == "yes",
            method=self.method,
            sheet=given.get("sheet", ""),
        )


class Conversation(forms.Form):
    """How one speaks with a person, and whether they are a child."""

    child = radios(_("Are they under 18?"), choices(codes.CHILD))
    alone = radios(
        _("Are you alone with them?"),
        choices(codes.ALONE),
        _("Away from employer, recruiter, landlord, family and co-workers, and out of their hearing."),
    )
    interpreter = radios(
        _("Who interprets?"),
        choices(codes.INTERPRETERS),
        _("Never the employer, a recruiter, a relative or a child. Ask the interpreter whether they know anyone here."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = language()
        self.fields["profile"] = forms.ChoiceField(
            label=_("List of signs"),
            required=False,
            choices=[("", _("By their age, for work")), *((key, each.title) for key, each in profiles().items())],
            help_text=_("The lists for sexual exploitation are unverified drafts, and say so."),
        )
        self.order_fields(["language", "interpreter", "alone", "child", "profile"])

    def spoken(self) -> Spoken:
        """What the operations are given."""
        given = self.cleaned_data
        return Spoken(given["language"], given["interpreter"], given["alone"], given["child"], given["profile"])


class Meet(Conversation):
    """People put on a visit."""

    count = forms.IntegerField(
        label=_("How many people?"),
        min_value=1,
        max_value=MOST,
        initial=1,
        help_text=_("Of whom the answers below are the same. Each gets a reference of their own."),
    )
    name = forms.CharField(
        label=_("Name, if they give it"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("For one person. Sealed, and nobody else sees it unless you tell them by an act of its own."),
    )
    details = words(_("How to find them again, safely"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["count", "language", "interpreter", "alone", "child", "profile", "name", "details"])


class Change(Conversation):
    """What was learnt of a person since."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class Who(forms.Form):
    """Who the person is."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=200,
        help_text=SEALED,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    details = words(_("How to find them again, safely"))


class People(forms.Form):
    """Which people of a visit an act is for, each with the version that was read."""

    def __init__(self, *args: Any, people: Iterable[Person], chosen: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["people"] = list(chosen)
        self.everybody = list(people)
        self.fields["people"] = ticks(_("Of whom?"), [], required=True)
        self.offer()

    def offer(self) -> None:
        """Offer everybody, each at the version that was posted, or as it is now: what is stale is for the act to say."""
        posted = self.data.getlist("people") if isinstance(self.data, QueryDict) else []
        read = {ticket.rpartition(":")[0]: ticket for ticket in posted if ticket.rpartition(":")[2].isdecimal()}
        self.by_ticket = {read.get(each.party.reference, each.ticket): each for each in self.everybody}
        options = [(ticket, called(each)) for ticket, each in self.by_ticket.items()]
        self.fields["people"].choices = options  # type: ignore[attr-defined]

    def clean_people(self) -> list[tuple[Person, int]]:
        """The people chosen, with the versions."""
        return [(self.by_ticket[each], int(each.rpartition(":")[2])) for each in self.cleaned_data["people"]]

    @property
    def chosen(self) -> list[tuple[Person, int]]:
        """After cleaning."""
        found: list[tuple[Person, int]] = self.cleaned_data["people"]
        return found


def called(person: Person) -> str:
    """A person of a visit as the screener tells them apart."""
    return gettext("Person %(number)s, %(reference)s") % {
        "number": person.screening.number,
        "reference": person.party.reference,
    }
