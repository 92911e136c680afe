"""Today's page: asks each slice what it has to show; my days; help; the shell of the installed app."""
