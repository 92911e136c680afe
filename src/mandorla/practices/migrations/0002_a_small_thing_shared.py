from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pairs', '0005_help_with_words'),
        ('practices', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='practice',
            name='practice_of_a_known_kind',
        ),
        migrations.AlterField(
            model_name='practice',
            name='kind',
            field=models.CharField(choices=[('question', 'answering a question'), ('reveal', "reading each other's answers"), ('thanks', 'saying what I appreciate'), ('taking_in', 'taking in an appreciation'), ('act', 'a small act that was asked for'), ('talk', 'a guided talk'), ('quiet', 'time without phones'), ('line', 'sharing a small thing from my day'), ('news', 'telling good news'), ('answered_news', 'answering good news')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['question', 'reveal', 'thanks', 'taking_in', 'act', 'talk', 'quiet', 'line', 'news', 'answered_news'])), name='practice_of_a_known_kind'),
        ),
    ]
