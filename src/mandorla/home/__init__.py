"""Today's page, which asks each slice what to show; my days; help; the installable app."""
