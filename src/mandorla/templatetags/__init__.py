"""Tags for every template: page shell, back link, button, icons."""
