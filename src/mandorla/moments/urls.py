from django.urls import path

from mandorla.moments.views import felt, quiet, windows

app_name = "moments"
urlpatterns = [
    path("kept/no-tech/", felt.kept, name="kept"),
    path("with/<uuid:pair>/no-tech/", windows.windows, name="windows"),
    path("with/<uuid:pair>/no-tech/<uuid:window>/agreement/", windows.agreement, name="agreement"),
    path("with/<uuid:pair>/no-tech/<uuid:window>/end/", windows.end, name="window_end"),
    path(
        "with/<uuid:pair>/no-tech/<uuid:window>/beginning/", quiet.window_beginning, name="window_beginning"
    ),
    path("with/<uuid:pair>/no-tech/beginning/", quiet.beginning, name="beginning"),
    path("with/<uuid:pair>/no-tech/now/", quiet.quiet, name="quiet"),
    path("with/<uuid:pair>/no-tech/now/<uuid:run>/joining/", quiet.joining, name="joining"),
    path("with/<uuid:pair>/no-tech/now/<uuid:run>/end/", quiet.end, name="end"),
    path("with/<uuid:pair>/no-tech/now/<uuid:run>/rating/", felt.rating, name="rating"),
    path("with/<uuid:pair>/no-tech/felt/", felt.felt, name="felt"),
    path("with/<uuid:pair>/no-tech/felt/<uuid:rating>/erasure/", felt.erasure, name="erasure"),
]
