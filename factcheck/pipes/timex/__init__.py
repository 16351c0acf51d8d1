"""How dates, periods and durations are read: patterns over the text, then values by calendar and tense."""
