from django.urls import path

from mandorla.checkins.views import checkins, days, habits, shares

app_name = "checkins"
urlpatterns = [
    path("kept/days/", days.kept, name="kept"),
    path("with/<uuid:pair>/check-in/", checkins.checkin, name="checkin"),
    path("with/<uuid:pair>/check-in/showing/end/", checkins.showing_end, name="showing_end"),
    path("with/<uuid:pair>/check-in/draft/", checkins.draft, name="draft"),
    path("with/<uuid:pair>/check-ins/<uuid:checkin>/erasure/", checkins.erasure, name="erasure"),
    path("with/<uuid:pair>/shares/", shares.shares, name="shares"),
    path("with/<uuid:pair>/shares/draft/", shares.draft, name="share_draft"),
    path("with/<uuid:pair>/shares/<uuid:share>/taking-back/", shares.taking_back, name="taking_back"),
    path("with/<uuid:pair>/shares/<uuid:share>/opening/", shares.opening, name="opening"),
    path("with/<uuid:pair>/shares/<uuid:share>/erasure/", shares.erasure, name="share_erasure"),
    path("with/<uuid:pair>/habits/", habits.habits, name="habits"),
    path("with/<uuid:pair>/habits/<uuid:habit>/agreement/", habits.agreement, name="agreement"),
    path("with/<uuid:pair>/habits/<uuid:habit>/keeping/", habits.keeping, name="keeping"),
    path("with/<uuid:pair>/habits/<uuid:habit>/end/", habits.end, name="habit_end"),
]
