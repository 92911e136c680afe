from django.db import models

from mandorla.shared.ids import new_id


class Signature(models.Model):
    """The pair of keys by which push services know this server (VAPID, RFC 8292). There is one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=12, unique=True)
    public = models.CharField(max_length=120)
    sealed = models.TextField()  # the private half, under a key of the server's own

    def __str__(self) -> str:
        return self.name
