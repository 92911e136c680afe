from django.urls import path

from mandorla.ownership import views

app_name = "ownership"
urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
]
