"""How words are matched with who said them: cues, the words they govern, and their sources."""
