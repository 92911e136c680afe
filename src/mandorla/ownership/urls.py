from django.urls import path

from mandorla.ownership import views

app_name = "ownership"
urlpatterns = [
    path("me/export/", views.export, name="export"),
    path("privacy/", views.privacy, name="privacy"),
    path("privacy/<slug:room>/", views.privacy_room, name="privacy_room"),
]
