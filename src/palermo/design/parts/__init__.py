"""The template tags, a module a family; `templatetags/components.py` gathers them into one library."""
