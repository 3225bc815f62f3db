"""The index of a library: SQLite holding roaring bitmaps. Disposable: the YAML under content/ is the truth."""
