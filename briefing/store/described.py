"""What each key of an entry file means, in a line: the schema's descriptions, which editors show."""

from typing import Final

DESCRIPTIONS: Final[dict[str, dict[str, str]]] = {
    "Entry": {
        "schema": "The version of this format.",
        "id": "The name of the file without .yaml; taken from there when absent.",
        "headline": "The headline as the source prints it.",
        "language": "BCP 47 tag of the source's language.",
        "published": "The day or time of publication, ISO 8601 / EDTF level 0; null when the source does not say.",
        "published_basis": "How that date is known.",
        "sources": "Where the words come from.",
        "summary": "Sentences of the source, each with its evidence.",
        "countries": "ISO 3166-1 alpha-2 codes in order of weight.",
        "topics": "IPTC Media Topics, the best first.",
        "tags": "Free words.",
        "actors": "Who acts or speaks, as printed.",
        "events": "Dates that the text speaks of.",
        "claims": "What is presented as somebody's, with who said it and the exact words.",
        "generated": "Digests of the fields as the program wrote them; a field that differs was edited by hand.",
    },
    "Source": {
        "id": "How evidence names this source; s1, s2, … when absent.",
        "publisher": "Who published it.",
        "url": "Where it was published: http or https.",
        "file": "The file that holds it, relative to the library.",
        "sha256": "Digest of the bytes of that file.",
        "retrieved": "The instant at which it came over the network; null for a file.",
    },
    "Excerpt": {"text": "The sentence.", "evidence": "Where it stands."},
    "Evidence": {
        "source": "The id of the source; it need not be named when there is only one.",
        "start": "The first code point of the passage in the decoded source, from 0.",
        "end": "The code point after the passage.",
        "exact": "The words of the passage; they need not be written when the text is the same.",
        "prefix": "Words before it, to find it again.",
        "suffix": "Words after it, to find it again.",
    },
    "Actor": {
        "name": "The name or, for an unnamed actor, the role, as printed.",
        "kind": "What the actor is.",
        "role": "The role in which the text names the actor.",
        "country": "ISO 3166-1 alpha-2 code where the text gives it.",
        "aliases": "Other names for the same actor in the text.",
        "mentions": "How many places name the actor.",
    },
    "Event": {
        "date": "The date, ISO 8601 / EDTF level 0; null when it cannot be told without guessing.",
        "text": "The words that give the date.",
        "evidence": "Where they stand.",
    },
    "Claim": {
        "id": "A citation of this claim that survives re-ordering; made from the text when absent.",
        "text": "The source's own words; the parts of a split quotation are joined by ' … '.",
        "kind": "What the claim does; statement when absent.",
        "chain": "Who it comes from and through whom: the origin first, the publisher last.",
        "cue": "The word that attributes it; null for narration.",
        "countries": "ISO 3166-1 alpha-2 codes that the claim is about.",
        "evidence": "Where its words stand.",
    },
    "Hop": {
        "name": "The name as printed.",
        "kind": "What it is.",
        "printed": "The words at the cue, when they only point back to the name.",
    },
}  # fmt: skip
