"""Real words at chosen ranks, so that queries read naturally, and phrases with their share of the sentences."""

from typing import Final

_FUNCTION_WORDS = (
    "the of and to in a for said on with that is at by from was as it be are he has his an have not were will but its"
    " they which who had this their been more after or would one about all also there first new over when two if out"
    " up people no into than other last year could them some what years"
).split()
_NEWS_WORDS = {
    70: "government", 75: "president", 80: "minister", 90: "police", 95: "war", 105: "state", 110: "country",
    120: "court", 140: "election", 150: "talks", 160: "prime", 170: "officials", 180: "security", 220: "climate",
    240: "troops", 260: "oil", 300: "ceasefire", 320: "parliament", 380: "negotiations", 420: "flood", 500: "inflation",
    600: "sanctions", 700: "cease", 800: "weapons", 900: "earthquake", 1100: "summit", 1500: "ceased", 2000: "tariffs",
    2500: "vaccine", 3200: "negotiate", 4000: "drought", 5000: "negotiator", 6000: "ceasefires", 9000: "glacier",
    12000: "negotiated", 15000: "peacekeeping", 25000: "volcano", 40000: "zeppelin", 49000: "quasar",
}  # fmt: skip
PINNED: Final = {**dict(enumerate(_FUNCTION_WORDS)), **_NEWS_WORDS}
PHRASES: Final = (
    ("prime minister", 0.012),
    ("ceasefire talks", 0.004),
    ("peace and security", 0.003),
    ("climate court", 0.002),
    ("coalition of the willing", 0.001),
    ("oil war", 0.0005),
    ("drought vaccine", 0.0001),
)
