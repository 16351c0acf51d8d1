"""How mentions of people, bodies and places are found and brought to their fullest form."""
