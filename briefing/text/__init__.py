"""Text without meaning: cleaning, folding, sentences and widths. Pure functions over strings and spans."""
