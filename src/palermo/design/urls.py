"""Include as `language/` in both sites."""

from django.urls import path

from palermo.design import views

urlpatterns = [path("<slug:code>/", views.language, name="language")]
