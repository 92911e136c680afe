from django.urls import path

from mandorla.ownership import views

app_name = "ownership"
urlpatterns = [
    path("me/export/", views.export, name="export"),
    path("privacy/", views.privacy, name="privacy"),
]
