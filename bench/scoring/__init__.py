"""How each task is scored: counts of a document, which add up, and the figures of a sum of counts."""
