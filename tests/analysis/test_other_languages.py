"""Articles in languages whose names and speech no rule reads: what is read is right, the rest stays empty.

The articles are made up and say the same in each language: a council votes for a bridge, experts of two states come, a
mayor is quoted, and the page links to another article.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.chain import Provenance
from briefing.analysis.countries import CountryMentions
from briefing.analysis.direct_quotes import quoted_claims
from briefing.analysis.pipeline import normalize
from briefing.analysis.prose import read_prose
from briefing.model import Article, ClaimKind
from briefing.text.span import Span
from tests.analysis.test_invariants import check

# The countries of the second sentence; the lexicon lacks "Niemiec" and "وألمانيا".
COUNTRIES = {
    "de": {"FR", "PL"},
    "fr": {"DE", "IT"},
    "es": {"DE", "FR"},
    "pt": {"DE", "FR"},
    "it": {"DE", "FR"},
    "uk": {"FR", "PL"},
    "ru": {"FR", "PL"},
    "pl": {"FR"},
    "ar": {"FR"},
    "zh": {"DE", "FR"},
    "ja": {"DE", "FR"},
}
# Who is quoted, by which verb; nothing is known of the verbs of the others.
SPEAKERS = {
    "de": ("Anna Lindt", "sagte"),
    "fr": ("Anne Dupont", "a déclaré"),
    "es": ("Ana Pérez", "dijo"),
    "pt": ("Ana Souza", "disse"),
    "it": ("Anna Rossi", "ha detto"),
    "uk": ("Анна Коваль", "сказала"),
    "ru": ("Анна Ковалева", "сказала"),
    "pl": ("Anna Kowalska", "powiedziała"),
}
ARTICLES = {
    "de": """\
Stadtrat von Riverton stimmt für neue Brücke
10. März 2025
Der Stadtrat hat am Montag nach sechs Stunden für den Bau einer neuen Brücke gestimmt, wie die Verwaltung mitteilte.
Fachleute aus Frankreich und Polen sollen die Arbeiten begleiten.
„Wir haben lange auf diesen Tag gewartet“, sagte Bürgermeisterin Anna Lindt am Abend vor der Presse.
Die Arbeiten beginnen im Frühjahr, wenn der Fluss wenig Wasser führt.
Lesen Sie auch: Fähre fährt wieder
""",
    "fr": """\
Le conseil municipal vote pour un nouveau pont
10 mars 2025
Le conseil municipal a voté lundi, après six heures de débat, la construction d'un nouveau pont sur le fleuve.
Des experts venus d'Allemagne et d'Italie suivront les travaux.
« Nous attendions ce jour depuis longtemps », a déclaré la maire, Anne Dupont, devant la presse.
Les travaux commenceront au printemps.
À lire aussi : Le bac reprend du service
""",
    "es": """\
El ayuntamiento aprueba un nuevo puente
10 de marzo de 2025
El ayuntamiento aprobó el lunes, tras seis horas de debate, la construcción de un nuevo puente sobre el río.
Expertos de Francia y de Alemania seguirán las obras.
«Esperábamos este día desde hace mucho tiempo», dijo la alcaldesa Ana Pérez ante la prensa.
Las obras empezarán en primavera.
Lea también: El transbordador vuelve a navegar
""",
    "pt": """\
Câmara aprova nova ponte sobre o rio
10 de março de 2025
A câmara municipal aprovou na segunda-feira, depois de seis horas de debate, a construção de uma nova ponte sobre o rio.
Especialistas da França e da Alemanha vão acompanhar as obras.
"Esperávamos este dia há muito tempo", disse a prefeita Ana Souza à imprensa.
As obras começam na primavera.
Leia também: Balsa volta a navegar
""",
    "it": """\
Il consiglio comunale approva un nuovo ponte
10 marzo 2025
Il consiglio comunale ha approvato lunedì, dopo sei ore di dibattito, la costruzione di un nuovo ponte sul fiume.
Esperti dalla Francia e dalla Germania seguiranno i lavori.
«Aspettavamo questo giorno da molto tempo», ha detto la sindaca Anna Rossi alla stampa.
I lavori inizieranno in primavera.
Leggi anche: Il traghetto torna a navigare
""",
    "uk": """\
Міська рада проголосувала за новий міст
10 березня 2025
Міська рада в понеділок після шести годин обговорення проголосувала за будівництво нового мосту через річку.
За роботами стежитимуть фахівці з Франції та Польщі.
«Ми довго чекали на цей день», – сказала міська голова Анна Коваль журналістам.
Роботи почнуться навесні.
Читайте також: Пором знову ходить
Підписуйтесь на наш Телеграм-канал
""",
    "ru": """\
Городской совет проголосовал за новый мост
10 марта 2025
Городской совет в понедельник после шести часов обсуждения проголосовал за строительство нового моста через реку.
За работами будут следить специалисты из Франции и Польши.
«Мы долго ждали этого дня», – сказала мэр Анна Ковалева журналистам.
Работы начнутся весной.
Читайте также: Паром снова ходит
""",
    "pl": """\
Rada miasta zagłosowała za nowym mostem
10 marca 2025
Rada miasta po sześciu godzinach obrad zagłosowała w poniedziałek za budową nowego mostu na rzece.
Pracom będą się przyglądać specjaliści z Francji i Niemiec.
„Długo czekaliśmy na ten dzień” – powiedziała burmistrz Anna Kowalska dziennikarzom.
Prace zaczną się wiosną.
Czytaj też: Prom znowu pływa
""",
    "ar": """\
المجلس البلدي يصوت لصالح جسر جديد
10 مارس 2025
صوت المجلس البلدي يوم الاثنين بعد ست ساعات من النقاش لصالح بناء جسر جديد فوق النهر.
وسيتابع خبراء من فرنسا وألمانيا أعمال البناء.
وقالت رئيسة البلدية للصحفيين: «انتظرنا هذا اليوم طويلا».
وتبدأ الأعمال في الربيع.
اقرأ أيضا: العبارة تعود إلى العمل
""",
    "zh": """\
市议会投票通过新桥计划
2025年3月10日
市议会星期一经过六个小时的讨论,投票通过在河上修建一座新桥的计划。
来自法国和德国的专家将跟进工程。
市长对记者说:“我们等这一天等了很久。”
工程将于春天开始。
相关阅读:渡轮恢复航行
""",
    "ja": """\
市議会が新しい橋の建設を可決
2025年3月10日
市議会は月曜日、6時間の議論の末、川に新しい橋を建設する計画を可決しました。
フランスとドイツの専門家が工事を見守ります。
市長は記者団に「私たちはこの日を長い間待っていました」と述べました。
工事は春に始まる予定です。
関連記事:フェリーが運航を再開
""",
}


@pytest.mark.parametrize("language", ARTICLES)
def test_what_is_read_in_any_language(language: str) -> None:
    text = ARTICLES[language]
    entry = normalize(text)
    check(text, entry)
    assert entry.headline == text.split("\n")[0]
    assert entry.language == language
    assert entry.published == "2025-03-10"
    assert set(entry.countries) == COUNTRIES[language]
    assert 1 <= len(entry.summary) <= 4


@pytest.mark.parametrize("language", ARTICLES)
def test_what_only_english_rules_could_tell_stays_empty(language: str) -> None:
    entry = normalize(ARTICLES[language])
    assert (entry.actors, entry.tags, entry.topics) == ((), (), ())


@pytest.mark.parametrize("language", ARTICLES)
def test_a_direct_quotation_is_a_claim_of_who_stands_beside_its_verb(language: str) -> None:
    entry = normalize(ARTICLES[language], publisher="Riverton Post")
    (claim,) = entry.claims
    speaker, cue = SPEAKERS.get(language, (None, None))
    assert claim.text[0] in '„«"“「'
    assert claim.text[-1] in '“”»"」'
    assert (claim.kind, claim.cue) == (ClaimKind.STATEMENT, cue)
    assert [hop.name for hop in claim.chain] == ([speaker] if speaker else []) + ["Riverton Post"]


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("de", "Am späten Abend sagte Ada Brandt im Rathaus: „Der Turm am Hafen bleibt geschlossen.“", "Ada Brandt"),
        ("de", "„Der Turm am Hafen bleibt geschlossen“, sagte er Anna Lindt am Abend.", None),
        ("de", "„Der Turm am Hafen bleibt geschlossen“, sagte sie im Ort Anna Mühle.", None),
        ("es", "El lunes por la tarde la alcaldesa Ana Pérez dijo: «La torre seguirá cerrada».", "Ana Pérez"),
        ("fr", "« La tour du port restera fermée », explique Anne Dupont.", "Anne Dupont"),
        ("fr", "« La tour du port restera fermée », a dit le maire à Anne Dupont.", None),
        ("es", "Según la alcaldesa, la torre está cerrada. «La torre seguirá cerrada», dijo Ana.", None),
        ("nl", "“De toren bij de haven blijft dicht”, zei burgemeester Anna Visser.", "Anna Visser"),
        ("pl", "– „Wieża w porcie pozostanie zamknięta” – mówi Anna Kowalska.", "Anna Kowalska"),
    ],
)
def test_a_speaker_needs_a_verb_and_a_full_name(language: str, sentence: str, speaker: str | None) -> None:
    lines = ARTICLES.get(language, ARTICLES["de"]).split("\n")
    lines[4] = sentence
    (claim,) = normalize("\n".join(lines), language=language, publisher="Post").claims
    assert [hop.name for hop in claim.chain] == ([speaker] if speaker else []) + ["Post"]


def test_a_title_in_quotation_marks_is_no_claim() -> None:
    title = "Der Film „Die Frau am Fluss und ihr Hund“ läuft im Kino, und „Brücke“ heißt ein Lied."
    lines = ARTICLES["de"].split("\n")
    lines[4] = title
    assert normalize("\n".join(lines)).claims == ()


_MARKS = st.sampled_from(["„", "“", "”", "«", "»", '"', "「", "」", ": ", ", ", "– ", ". ", "\n", " "])
_WORDS = st.sampled_from(
    ["sagte", "a", "déclaré", "Anna", "Lindt", "dijo", "Ana", "Pérez", "сказала", "と", "in", "x1"]
)


@given(st.lists(st.one_of(_MARKS, _WORDS, st.text(max_size=3))).map("".join), st.sampled_from(["de", "fr", "ja", ""]))
def test_any_text_gives_claims_of_its_own_words(text: str, code: str) -> None:
    paragraphs = [[Span(0, len(text))]] if text else []
    for claim in quoted_claims(text, paragraphs, code, CountryMentions(), Provenance()):
        pieces = [*claim.evidence, *(hop.evidence for hop in claim.chain if hop.evidence)]
        assert all(text[one.start : one.end] == one.exact for one in pieces)


@pytest.mark.parametrize("language", ARTICLES)
def test_sentences_and_links(language: str) -> None:
    text = ARTICLES[language]
    assert [span.of(text) for span in read_prose(Article(text)).sentences] == text.split("\n")[2:6]
