"""How English prints dates that are not in full: the patterns that ``dates`` reads a sentence with.

Every repetition is bounded, so that a pattern takes linear time on any text.
"""

import re

_MONTH = (
    r"(?P<m>Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.)|Sep\.)"
)
_SUFFIX = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|–|to|through|until)\s?"
# Words that may follow a bare number of a day or a year; a noun after it makes it a count or a rank ("the 26th floor").
_THEN = (
    r"(?=\s*(?:$|[.,;:!?()\"”’'\[\]–—-]|(?:and|or|but|that|to|in|at|on|of|when|where|as|after|before|by|with|for|from|until|"
    r"local|he|she|it|they|the|a|an|while|because|which|who|is|was|were|are|has|had|have|will|would|during|over|amid|than)\b))"
)
RANGES = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}}){_SUFFIX}(?:{_TO}|(?<=between \d)\sand\s|(?<=between \d\d)\sand\s)"
        rf"(?P<e>\d{{1,2}}){_SUFFIX}\s(?:of\s)?{_MONTH}(?:,?\s(?P<y>\d{{4}}))?(?!\w)"
    ),
    re.compile(
        rf"\b{_MONTH}\s(?P<d>\d{{1,2}}){_SUFFIX}{_TO}(?P<e>\d{{1,2}}){_SUFFIX}(?:,?\s(?P<y>\d{{4}}))?(?![\w:%]|[.,]\d)"
    ),
)
MONTH_DAYS = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}}){_SUFFIX}(?:\sand\s(?P<e>\d{{1,2}}){_SUFFIX})?\s(?:of\s)?{_MONTH}(?!\w)(?:,?\s(?:of\s)?(?P<w>(?:last|this|next|(?<=of\s)(?:the\ssame|that))\syear))?"
    ),
    re.compile(
        rf"\b{_MONTH}\s(?P<d>\d{{1,2}}){_SUFFIX}(?:,?\sand\s(?P<e>\d{{1,2}}){_SUFFIX}{_THEN})?(?![\w:%]|[.,]\d)(?:,?\s(?:of\s)?(?P<w>(?:last|this|next|(?<=of\s)(?:the\ssame|that))\syear))?"
    ),
)
SIDE = re.compile(r"\b(?P<s>last|this|next)\s$", re.IGNORECASE)  # "next March 5"
DAY_BEFORE = re.compile(r"\b(?P<n>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s(?:the\s)?$", re.IGNORECASE)
NOW_BEFORE = re.compile(r"\b(?:today|yesterday|tomorrow|tonight),?\s\(?$", re.IGNORECASE)  # "today (Nov. 18)"
ON_BEFORE = re.compile(r"\b(?:on|by|since)\s$", re.IGNORECASE)  # not "until": "closed until 5 January" may lie ahead
# "a total score of 2072"
AMOUNT_BEFORE = re.compile(
    r"\b(?:scores?|totals?|populations?|strength|sum|number|average|capacity|height|length|weight|distance|altitude|elevation|"
    r"crowd|attendance|value|price|costs?|rating|maximum|minimum|median)\s$",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\b[Ii]n\s$")  # "In May 30 people died"
ORDINAL = re.compile(
    rf"\b(?:on|by|until|since|from|before|after|and|to|of)\sthe\s(?P<d>\d{{1,2}})(?:st|nd|rd|th){_THEN}", re.IGNORECASE
)
WEEKDAY = re.compile(
    r"(?<!Black )(?<!Good )(?<!Bloody )(?<!Super )(?<!Ash )(?<!Palm )(?<!Easter )(?<!Sheffield )(?<!Cyber )(?<!Ruby )"
    r"\b(?:(?P<p>on|by|until|till|since|before|after|this|last|past|next|coming|late|early)\s)?"
    r"(?P<n>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s(?:morning|afternoon|evening|night))?\b"
    r"(?!\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Night|Post|Business|Service|Club)\b)",
    re.IGNORECASE,
)
DEICTIC = re.compile(
    r"\b(?:(?P<two>the\sday\s(?:before\syesterday|after\stomorrow))|(?P<past>yesterday(?!['’]s\b)|last\snight)|(?P<next>tomorrow)|"
    r"(?P<now>today(?!['’]s\b)|tonight|this\s(?:morning|afternoon|evening))|"
    r"(?P<side>last|this|(?<!the )next|coming)\s(?P<unit>weekend|week|month|year)\b|over\s(?P<we>the\sweekend)|"
    r"(?P<ago>a|an|[a-z]{3,9}|\d{1,3})\s(?P<ua>days?|weeks?|months?|years?)\sago|"
    r"in\s(?P<ahead>a|an|[a-z]{3,9}|\d{1,3})\s(?P<uh>days|weeks|months|years)['’]?\s(?:time\b))",
    re.IGNORECASE,
)
BARE_MONTH = re.compile(
    rf"\b(?P<p>in|since|until|by|during|(?<!fourth )of|from|last|next|this|early|late|mid|earlier"
    rf"|before|after|between|through|for|and)[\s-]{_MONTH}(?!\w)(?!\s\d)(?:,?\s(?:of\s)?(?P<w>(?:last|this|next|(?<=of\s)(?:the\ssame|that))\syear))?",
    re.IGNORECASE,
)
QUARTER = re.compile(
    r"\b(?:Q(?P<q>[1-4])|the\s(?P<o>first|second|third|fourth|last)\s(?P<k>quarter|half))"
    r"(?:\sof)?\s(?P<y>(?:19|20)\d\d)\b"
)
YEAR = re.compile(
    rf"\b(?:(?:in|since|until|during)\s(?P<y>(?:1[5-9]|20|21)\d\d)(?![\w%]|[.,]\d|[-–/]\d)"
    rf"|(?:by|from|before|after|between|and|to|of|early|late|mid|around)[\s-](?P<z>(?:1[5-9]|20|21)\d\d)(?![\w%]|[.,]\d|[-–/]\d){_THEN})",
    re.IGNORECASE,
)
# "the 1968 assassination", "the 2012 Tea Cup"; a noun in the plural makes it a count ("the 2000 houses").
YEAR_BEFORE_NOUN = re.compile(
    r"\b[Tt]he\s(?P<y>(?:19|20)\d\d)\s(?!people|men|women|children|met(?:re|er)\b|mile\b|foot\b|feet\b|year\b)"
    r"(?:[A-Z][a-z]|(?:elections|attacks|riots|protests|bombings|uprisings|talks)\b|[a-z-]{3,}(?<!s)(?![\w-]))"
)
PAPER = re.compile(r"(?:(?<!Royal )\bMail|\b[Tt]he Independent)\s$")  # the Mail on Sunday
LEAD_IN = re.compile(
    r"(?:\b(?:on|in)\s)?(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    r"(?:\bthe\s)?$",
    re.IGNORECASE,
)
LONGEST_LEAD_IN = 20  # "on Wednesday, the "
# Direct speech: to its closing mark, or to the end of the paragraph when the next one goes on with it.
QUOTED = re.compile(r"“(?:[^“”\n]|\n(?!\s*\n))*+(?:”|(?=\n\s*\n\s*“))|\"(?:[^\"\n]|\n(?!\s*\n))*+\"")
