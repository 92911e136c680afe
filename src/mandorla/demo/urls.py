from django.urls import path

from mandorla.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.everybody, name="everybody"),
    path("<slug:username>/", views.becoming, name="becoming"),
]
