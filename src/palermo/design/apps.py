"""The design room as Django sees it."""

from django.apps import AppConfig

from palermo.design.languages import teach_django


class Design(AppConfig):
    """Layout, components and assets; brings no tables."""

    name = "palermo.design"
    label = "design"

    def ready(self) -> None:
        """Tell Django about the languages it does not know."""
        teach_django()
