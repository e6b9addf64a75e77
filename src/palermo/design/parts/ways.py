"""Ways about: back links, breadcrumbs, tabs that are links, pages, steps."""

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def back_link(href: str, words: str = "") -> SafeString:
    """`{% back_link url %}`: one step back. Goes in the `before_main` block."""
    return render_to_string("design/components/back_link.html", {"href": href, "words": words or _("Back")})


@register.simple_block_tag
def breadcrumbs(content: str) -> SafeString:
    """`{% breadcrumbs %}{% crumb _("Cases") "/cases/" %}{% endbreadcrumbs %}`: where this page hangs."""
    return render_to_string("design/components/breadcrumbs.html", {"content": content})


@register.simple_tag
def crumb(words: str, href: str) -> SafeString:
    """One breadcrumb; the page itself is not one."""
    return render_to_string("design/components/crumb.html", {"words": words, "href": href})


@register.simple_block_tag
def tabs(content: str, label: str) -> SafeString:
    """`{% tabs _("Parts of this case") %}{% tab … %}{% endtabs %}`: parts of one thing, each a page."""
    return render_to_string("design/components/tabs.html", {"content": content, "label": label})


@register.simple_tag
def tab(words: str, href: str, current: bool = False, count: int | None = None) -> SafeString:
    """`{% tab _("Timeline") url current=True count=3 %}`: one tab; the count is of what waits there."""
    context = {"words": words, "href": href, "current": current, "count": count}
    return render_to_string("design/components/tab.html", context)


@register.simple_tag
def pages(newer: str = "", older: str = "", label: str = "") -> SafeString:
    """`{% pages newer=newer_url older=older_url %}`: long lists, page by page, without counting them."""
    if not newer and not older:
        return SafeString("")
    context = {"newer": newer, "older": older, "label": label or _("Pages of this list")}
    return render_to_string("design/components/pages.html", context)


@register.simple_tag(takes_context=True)
def page_numbers(context: RequestContext, page: "Page[object]", label: str = "") -> SafeString:
    """`{% page_numbers page %}`: numbered pages of a Django `Page`, keeping the rest of the query."""
    if page.paginator.num_pages < 2:
        return SafeString("")
    request = context.get("request")
    query: QueryDict = request.GET.copy() if request else QueryDict(mutable=True)

    def at(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    numbers = [
        {"number": number, "href": at(number), "current": number == page.number}
        if isinstance(number, int)
        else {"gap": True}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    drawn = {
        "numbers": numbers,
        "previous": at(page.previous_page_number()) if page.has_previous() else "",
        "next": at(page.next_page_number()) if page.has_next() else "",
        "label": label or _("Pages of this list"),
    }
    return render_to_string("design/components/page_numbers.html", drawn)


@register.simple_tag
def step(number: int, of: int) -> SafeString:
    """`{% step 2 7 %}` → Question 2 of 7, in words and as a line of marks."""
    marks = ["done" if mark < number else "here" if mark == number else "" for mark in range(1, of + 1)]
    return render_to_string("design/components/step.html", {"number": number, "of": of, "marks": marks})
