"""The facts of a text: figures, dates, places, names, outcomes, who speaks."""
