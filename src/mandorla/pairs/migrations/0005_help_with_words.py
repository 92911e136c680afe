from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pairs', '0004_leaving'),
    ]

    operations = [
        migrations.AddField(
            model_name='member',
            name='has_help_with_words',
            field=models.BooleanField(default=True),
        ),
    ]
