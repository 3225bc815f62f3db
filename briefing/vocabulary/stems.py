"""English words without their plural ending, so that a lexicon names each word once.

Only the plural goes, by the first step of Porter's algorithm (1980) without its -ed and -ing rules.
"""


def stem(word: str) -> str:
    """Return a folded word without plural -s.

    >>> [stem(word) for word in ("troops", "parties", "losses", "crisis", "gas", "news", "classes")]
    ['troop', 'party', 'loss', 'crisis', 'gas', 'news', 'class']
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "news")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def stem_phrase(words: str) -> str:
    """Return the phrase with each word stemmed; hyphens part words and a possessive ending goes.

    >>> stem_phrase("peace talks"), stem_phrase("alzheimer's"), stem_phrase("cease-fire")
    ('peace talk', 'alzheimer', 'cease fire')
    """
    return " ".join(stem(word.removesuffix("'s")) for word in words.replace("-", " ").split())
