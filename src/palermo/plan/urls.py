"""The room's addresses on the desk, under /plan/."""

from django.urls import path

from palermo.plan import recording, views

app_name = "plan"
urlpatterns = [
    path("", views.wall, name="wall"),
    path("words/", views.in_words, name="words"),
    path("traceability/", views.matrix, name="traceability"),
    path("promises/", views.promises, name="promises"),
    path("goals/<int:number>/", views.goal, name="goal"),
    path("items/<int:number>/", views.item, name="item"),
    path("items/<int:number>/milestones/<int:milestone>/<slug:step>/", recording.take, name="step"),
]
