"""The questions, each a form of one or two fields. Nothing is required and nothing asks who someone is."""

from typing import Any

from django import forms

from palermo.design.lazy import gettext_lazy as _
from palermo.web.public.places import PLACES, regions

LONG, SHORT = 10_000, 1_000
"""How many characters a long and a short answer may have: well under what one sealed box holds."""
TOO_LONG = _("This is too long to send at once. Shorten it, or send a second report.")


def _text(label: str, hint: str = "", length: int = SHORT, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=length,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea({"rows": rows, "autocomplete": "off", "spellcheck": "false"}),
    )


def _choice(label: str, choices: list[tuple[str, str]], hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=hint, choices=choices, required=False, widget=forms.RadioSelect)


class Now(forms.Form):
    """Whether it is urgent."""

    signs = forms.MultipleChoiceField(
        label=_("Is any of this happening now?"),
        help_text=_("Tick all that are true. If none is, or you don't know, go on."),
        choices=[
            ("danger", _("Someone is hurt, locked in or threatened")),
            ("moving", _("Someone is being taken away, or will be soon")),
            ("child", _("Someone is under 18, or may be")),
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class What(forms.Form):
    """What happens, in their own words."""

    what = _text(
        _("What is happening, or what did you see?"),
        _("Use your own words, in any language. You don't need to give any names."),
        LONG,
        8,
    )


class Where(forms.Form):
    """Where, as exactly as they know."""

    where = _text(_("Where exactly?"), _("A street, a farm, a ship, a shop, what is near it. Whatever you know."))
    region = forms.ChoiceField(label=_("Which part of the country?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = regions()  # type: ignore[attr-defined]


class When(forms.Form):
    """When, and whether it goes on."""

    ongoing = _choice(_("Is it still going on?"), [("yes", _("Yes")), ("no", _("No")), ("unknown", _("I don't know"))])
    when = _text(_("When does it happen, or when did it?"), _("For example: every night since March."))


class Work(forms.Form):
    """What kind of place it is."""

    place = _choice(_("What kind of work or place is it?"), list(PLACES.items()))


class More(forms.Form):
    """Anything that helps to find it."""

    more = _text(
        _("Is there anything else that would help us find them?"),
        _(
            "People, companies, vehicles and number plates, telephone numbers, languages they "
            "speak, when someone is there."
        ),
        LONG,
        6,
    )


class Answer(forms.Form):
    """Whether the Police may put a question to them."""

    contact = _choice(
        _("May we ask you something about it later?"),
        [
            ("none", _("No, I only want to tell you")),
            ("receipt", _("Yes, I will come back to this site with my receipt")),
            ("reach", _("Yes, and I will say how to reach me")),
        ],
        _("You get a receipt either way, and nobody is told who you are."),
    )


class Reach(forms.Form):
    """How to reach them without harm."""

    reach = _text(
        _("How and when is it safe to reach you?"),
        _("Tell us if someone else may see your messages or answer your phone. You don't need to give your name."),
    )


class Words(forms.Form):
    """The words of a receipt."""

    words = forms.CharField(
        label=_("The ten words of your receipt"),
        required=False,
        max_length=400,
        help_text=_("With spaces or hyphens between them. Capitals don't matter."),
        widget=forms.Textarea({"rows": 3, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )
