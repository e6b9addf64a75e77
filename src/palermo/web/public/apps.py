from django.apps import AppConfig


class PublicSite(AppConfig):
    name = "palermo.web.public"
    label = "public_site"
