"""Boxes around words: banners, insets, warnings, details, panels, empty states."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


def _box(name: str, content: str, **context: object) -> SafeString:
    """Draw one of the boxes around content that is already safe."""
    return render_to_string(f"design/components/{name}.html", {"content": content, **context})


@register.simple_block_tag
def banner(content: str, title: str = "", kind: str = "") -> SafeString:
    """`{% banner %}<p>Saved.</p>{% endbanner %}`; kind "success" after an act, else "Important"."""
    return _box("banner", content, title=title, kind=kind)


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """`{% inset %}…{% endinset %}`: words set apart, such as a quotation of the Plan."""
    return _box("inset", content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """`{% warning %}You cannot undo this.{% endwarning %}`: a sentence that must not be missed."""
    return _box("warning", content)


@register.simple_block_tag
def details(content: str, summary: str, opened: bool = False) -> SafeString:
    """`{% details _("What counts?") %}…{% enddetails %}`: help that opens when asked."""
    return _box("details", content, summary=summary, opened=opened)


@register.simple_block_tag
def panel(content: str, title: str, level: int = 1) -> SafeString:
    """`{% panel _("Report sent") %}…{% endpanel %}`: the page after an act, and its receipt."""
    return _box("panel", content, title=title, level=level)


@register.simple_block_tag
def card(content: str, title: str, level: int = 2, href: str = "", action: str = "") -> SafeString:
    """`{% card _("Assessment") %}…{% endcard %}`: one matter among several, with an optional link."""
    return _box("card", content, title=title, level=level, href=href, action=action)


@register.simple_block_tag
def nothing(content: str, title: str) -> SafeString:
    """`{% nothing _("Nothing is waiting for you") %}…{% endnothing %}`: an empty list, said kindly."""
    return _box("nothing", content, title=title)


@register.simple_block_tag
def buttons(content: str) -> SafeString:
    """`{% buttons %}{% button … %} {% button … %}{% endbuttons %}`: acts side by side."""
    return _box("buttons", content)
