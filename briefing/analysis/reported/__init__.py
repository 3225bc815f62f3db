"""Reported speech by a trained tagger: who says what, by which cue, in one paragraph at a time."""
