"""Form fields, error summaries and buttons in GOV.UK's markup, from a bound Django form."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.MultiWidget, "parts"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
)
CLASSES = {
    "input": "govuk-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "radios": "govuk-radios__input",
    "checkboxes": "govuk-checkboxes__input",
    "checkbox": "govuk-checkboxes__input",
    "parts": "govuk-input govuk-date-input__input",
}
GROUPS = ("parts", "checkboxes", "radios")


def kind_of(widget: forms.Widget) -> str:
    """Which of our templates draws a widget."""
    return next((kind for cls, kind in KINDS if isinstance(widget, cls)), "input")


def id_of(bound: BoundField) -> str:
    """The id that a field's parts derive theirs from."""
    return bound.auto_id or f"id_{bound.html_name}"


def first_id(bound: BoundField) -> str:
    """The id of the control that an error message should take you to."""
    return f"{id_of(bound)}_0" if kind_of(bound.field.widget) in GROUPS else id_of(bound)


def errors_of(bound: BoundField) -> list[str]:
    """What is wrong with a field, as sentences that say what to do. Django's "This field is required." names
    no field and asks nothing, so it becomes "Fill in “Where”"; a field's own sentence stays as it is."""
    asked = _asked(bound.field.widget)
    plain = forms.Field.default_error_messages["required"]
    return [asked % {"label": bound.label} if error == plain else error for error in map(str, bound.errors)]


def _asked(widget: forms.Widget) -> str:
    """What to ask for when a field was left empty, with a place for its label."""
    if isinstance(widget, forms.CheckboxInput):
        return gettext("Tick “%(label)s” to go on")
    if isinstance(widget, forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return gettext("Choose an answer to “%(label)s”")
    return gettext("Fill in “%(label)s”")


def _control(bound: BoundField, kind: str, described: str, given: dict[str, Any]) -> dict[str, Any]:
    """Django's own description of the widget, its attributes made right for our markup."""
    widget = bound.field.widget
    attrs: dict[str, Any] = {**bound.build_widget_attrs({}, widget), **given, "id": id_of(bound)}
    attrs.pop("required", None)  # the form is novalidate: a browser's bubble is neither ours nor translated
    grouped = kind in GROUPS
    if described and not grouped:
        attrs["aria-describedby"] = described
    else:
        attrs.pop("aria-describedby", None)
    wide = " govuk-input--error" if bound.errors and kind in ("input", "parts") else ""
    own = widget.attrs.get("class", "")
    width = given.pop("width", "")
    attrs.pop("width", None)
    wide += f" govuk-input--width-{width}" if width else ""
    attrs["class"] = f"{CLASSES.get(kind, '')}{wide} {own}".strip()
    if bound.errors and kind in ("textarea", "select", "file"):
        attrs["class"] += f" {CLASSES[kind]}--error"
    context: dict[str, Any] = widget.get_context(bound.html_name, bound.value(), attrs)["widget"]
    return context


@register.simple_tag
def field(
    bound: BoundField,
    *,
    label: str = "",
    hint: str = "",
    heading: bool = False,
    size: str = "",
    inline: bool = False,
    small: bool = False,
    optional: bool | None = None,
    **attrs: Any,
) -> SafeString:
    """`{% field form.where %}`: label, hint, error and control, joined for screen readers.

    `heading=True` makes the label the page's h1 (one question a page). `size` is s, m, l or xl. Other
    arguments become attributes of the control (`rows=8`, `autocomplete="tel"`, `inputmode="numeric"`);
    `width` is 2, 3, 4, 5, 10, 20 or 30 characters. A field that may be left empty says so, unless it is
    the heading or `optional=False`.
    """
    if not isinstance(bound, BoundField):
        raise ValueError("The field tag was given no bound field: write {% field form.name_of_the_field %}.")
    kind, ident = kind_of(bound.field.widget), id_of(bound)
    hint = hint or str(bound.help_text or "")
    described = " ".join(name for name, there in ((f"{ident}_hint", hint), (f"{ident}_error", bound.errors)) if there)
    may_skip = not bound.field.required and not heading and kind not in ("checkbox", "checkboxes", "hidden")
    context = {
        "bound": bound,
        "id": ident,
        "kind": kind,
        "label": label or bound.label,
        "hint": hint,
        "errors": errors_of(bound),
        "described": described,
        "heading": heading,
        "size": size or ("l" if heading else "s" if kind in GROUPS else ""),
        "inline": inline,
        "small": small,
        "optional": may_skip if optional is None else optional,
        "control": _control(bound, kind, described, attrs),
        "hints": getattr(bound.field.widget, "hints", {}),
        "labels": getattr(bound.field.widget, "labels", ()),
    }
    return render_to_string(f"design/components/field_{kind}.html", context)


@register.filter
def attributes(attrs: dict[str, Any]) -> str:
    """A widget's attributes as HTML, escaped; for our own templates."""
    return flatatt({name: value for name, value in attrs.items() if value is not None and value is not False})


@register.filter
def at_key(mapping: dict[Any, Any], key: Any) -> Any:
    """`{{ hints|at_key:value }}`: a dictionary's entry, or nothing; keys are compared as words too."""
    if not mapping:
        return ""
    return mapping.get(key, mapping.get(str(key), ""))


@register.simple_tag
def fields(form: forms.BaseForm) -> SafeString:
    """`{% fields form %}`: every field of a form, in order, hidden ones first."""
    drawn = [field(bound) for bound in (*form.hidden_fields(), *form.visible_fields())]
    return SafeString("".join(drawn))


@register.simple_tag
def error_summary(*given: forms.BaseForm | None) -> SafeString:
    """`{% error_summary form %}`: what went wrong, each a link to its field. Nothing when nothing did."""
    rows: list[tuple[str, str]] = []
    for form in given:
        if form is None or not getattr(form, "is_bound", False):
            continue
        rows += [("", str(error)) for error in form.non_field_errors()]
        rows += [(first_id(bound), error) for bound in form for error in errors_of(bound)]
    if not rows:
        return SafeString("")
    return render_to_string("design/components/error_summary.html", {"rows": rows})


@register.simple_tag
def button(words: str, kind: str = "", *, href: str = "", name: str = "", value: str = "") -> SafeString:
    """`{% button _("Save") %}`; kinds: "" (the main act), secondary, warning, start; `href` makes a link."""
    look = f"govuk-button govuk-button--{kind}" if kind and kind != "start" else "govuk-button"
    if kind == "start":
        look += " pal-button--start"
    if href:
        return format_html('<a href="{}" class="{}">{}</a>', href, look, words)
    given = flatatt({key: text for key, text in (("name", name), ("value", value)) if text})
    return format_html('<button type="submit" class="{}"{}>{}</button>', look, given, words)
