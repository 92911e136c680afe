from django.urls import path

from mandorla.people import views

app_name = "people"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("me/devices/<uuid:device>/end/", views.device_end, name="device_end"),
    path("me/devices/end/", views.devices_end, name="devices_end"),
    path("me/look/", views.look, name="look"),
    path("me/unsent/", views.unsent, name="unsent"),
    path("begin/<str:word>/", views.begin, name="begin"),
    path("exit/", views.leave_now, name="exit"),
    path("blank/", views.blank, name="blank"),
]
