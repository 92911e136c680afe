"""The same tables in the ordinary way: plain text, ids that count, whatever a page shows in a column of its own."""

from django.conf import settings
from django.db import models


class Pair(models.Model):
    kind = models.CharField(max_length=16, default="partners")
    begun_on = models.DateField(auto_now_add=True)

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return str(self.pk)


class Member(models.Model):
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return str(self.pk)


class Offer(models.Model):
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="offers")
    day = models.DateField()
    slug = models.SlugField(max_length=80)
    question = models.CharField(max_length=300)

    class Meta:
        app_label = "bare"
        unique_together = [("pair", "day")]

    def __str__(self) -> str:
        return self.slug


class Exchange(models.Model):
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="exchanges")
    slug = models.SlugField(max_length=80)
    question = models.CharField(max_length=300)
    depth = models.PositiveSmallIntegerField(default=1)
    day = models.DateField(auto_now_add=True)

    class Meta:
        app_label = "bare"
        unique_together = [("pair", "slug")]

    def __str__(self) -> str:
        return self.slug


class Answer(models.Model):
    RULES = [
        ("both", "When we have both answered"),
        ("after_a_day", "Show it after a day anyway"),
        ("first", "I go first"),
        ("keep", "Keep it to myself"),
    ]
    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    text = models.TextField()
    rule = models.CharField(max_length=12, choices=RULES, default="both")
    is_open = models.BooleanField(default=False)
    day = models.DateField(auto_now_add=True)

    class Meta:
        app_label = "bare"
        unique_together = [("exchange", "author")]

    def __str__(self) -> str:
        return str(self.pk)


class Reply(models.Model):
    KINDS = [("thank", "Thank"), ("reflect", "Say what I heard"), ("ask", "Ask")]
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    kind = models.CharField(max_length=8, choices=KINDS)
    text = models.TextField()

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return str(self.pk)


class Keep(models.Model):
    SHELVES = [
        ("hopes", "Hopes"),
        ("dreams", "Dreams"),
        ("joys", "Joys"),
        ("worries", "Worries"),
        ("fears", "Fears"),
        ("insecurities", "Insecurities"),
        ("secrets", "Secrets"),
    ]
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="keeps")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    shelf = models.CharField(max_length=12, choices=SHELVES)

    class Meta:
        app_label = "bare"
        unique_together = [("answer", "user")]

    def __str__(self) -> str:
        return self.shelf


class CheckIn(models.Model):
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="check_ins")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    day = models.DateField()
    closeness = models.PositiveSmallIntegerField(null=True)
    feelings = models.CharField(max_length=200, blank=True)
    energy = models.CharField(max_length=12, blank=True)
    need = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        app_label = "bare"
        unique_together = [("pair", "author", "day")]

    def __str__(self) -> str:
        return str(self.pk)


class Share(models.Model):
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="shares")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    day = models.DateField()
    text = models.TextField()

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return str(self.pk)


class Habit(models.Model):
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="habits")
    place = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=200)
    hour = models.CharField(max_length=20)

    class Meta:
        app_label = "bare"
        unique_together = [("pair", "place")]

    def __str__(self) -> str:
        return str(self.pk)


class Practice(models.Model):
    RATINGS = [
        ("closer", "Yes, closer"),
        ("a_little", "A little"),
        ("as_before", "As before"),
        ("farther", "Rather farther apart"),
    ]
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="practices")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    day = models.DateField()
    kind = models.CharField(max_length=80)
    closer = models.CharField(max_length=12, choices=RATINGS, blank=True)

    class Meta:
        app_label = "bare"
        indexes = [models.Index(fields=["pair", "author", "-day"], name="bare_practice_by_day")]

    def __str__(self) -> str:
        return self.kind
