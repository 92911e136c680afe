from django.urls import path

from mandorla.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("with/<uuid:pair>/", views.today, name="today"),
    path("with/<uuid:pair>/us/", views.us, name="us"),
    path("with/<uuid:pair>/letter/", views.letter_, name="letter"),
    path("with/<uuid:pair>/days/", views.days, name="days"),
    path("kept/", views.kept, name="kept"),
    path("me/safety/", views.safety, name="safety"),
    path("help/", views.help_, name="help"),
    path("offline/", views.offline, name="offline"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("service-worker.js", views.service_worker, name="service_worker"),
    path(".well-known/security.txt", views.security, name="security"),
    path("robots.txt", views.robots, name="robots"),
]
