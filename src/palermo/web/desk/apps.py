from django.apps import AppConfig


class DeskSite(AppConfig):
    name = "palermo.web.desk"
    label = "desk_site"
