"""Today's page: asks each slice what it has to show; help; the shell of the installed app."""
