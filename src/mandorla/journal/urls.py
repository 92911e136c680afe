from django.urls import path

from mandorla.journal import views

app_name = "journal"
urlpatterns = [
    path("kept/journal/", views.kept, name="kept"),
    path("kept/journal/<uuid:journal>/", views.kept_one, name="kept_one"),
    path("me/journal/<uuid:journal>/locks/", views.locks, name="locks"),
    path("me/journal/<uuid:journal>/end/", views.end, name="end"),
    path("me/journal/<uuid:journal>/entries/", views.entries, name="entries"),
    path("me/journal/<uuid:journal>/entries/<uuid:entry>/", views.entry, name="entry"),
    path("me/journal/<uuid:journal>/entries/<uuid:entry>/erasure/", views.erasure, name="erasure"),
    path("with/<uuid:pair>/journal/", views.journal_, name="journal"),
    path("with/<uuid:pair>/journal/locks/", views.beginning, name="beginning"),
]
