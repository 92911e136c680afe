from django.urls import path

from mandorla.suggestions import views

app_name = "suggestions"
urlpatterns = [
    path("with/<uuid:pair>/suggestions/", views.why, name="why"),
    path("with/<uuid:pair>/suggestions/setting-aside/", views.aside, name="aside"),
    path("with/<uuid:pair>/suggestions/refusal/", views.refusal, name="refusal"),
    path("with/<uuid:pair>/suggestions/refusal/end/", views.refusal_end, name="refusal_end"),
    path("with/<uuid:pair>/suggestions/chance/", views.chance, name="chance"),
    path("with/<uuid:pair>/suggestions/chance/end/", views.chance_end, name="chance_end"),
    path("with/<uuid:pair>/suggestions/closer/leaving-out/", views.leaving_out, name="leaving_out"),
]
