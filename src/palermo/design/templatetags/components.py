"""Every component as a template tag or filter. A builtin of our templates: nothing to load."""

from django import template

from palermo.design.parts import blocks, charts, forms, lists, site, ways, words

register = template.Library()

for family in (words, forms, blocks, lists, ways, charts, site):
    register.tags.update(family.register.tags)
    register.filters.update(family.register.filters)
