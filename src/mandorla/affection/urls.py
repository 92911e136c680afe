from django.urls import path

from mandorla.affection import views

app_name = "affection"
urlpatterns = [
    path("with/<uuid:pair>/affection/", views.affection, name="affection"),
    path("with/<uuid:pair>/affection/marks/", views.marks, name="marks"),
    path("with/<uuid:pair>/affection/marks/<slug:act>/", views.mark, name="mark"),
    path("with/<uuid:pair>/affection/clearing/", views.clearing, name="clearing"),
    path("with/<uuid:pair>/affection/asks/<uuid:ask>/taking-back/", views.taking_back, name="taking_back"),
    path("with/<uuid:pair>/affection/asks/<uuid:ask>/reply/", views.reply, name="reply"),
]
