"""Pages made around open texts: they hold what is said to be true of them, and reading them keeps its quality."""

from bench.corpora import read_corpora
from bench.pages import PUBLISHER, made_pages
from bench.quality import GOLD
from bench.scoring import pages
from bench.tasks import TASKS

DOCUMENTS = [
    {
        "title": f"Port {number} is <closed>",
        "published": "2025-03-12",
        "url": "https://a.example/",
        "text": f'Port {number} is <closed>\nMonday, May 5, 2025\n\n"We wait," they of port {number} said.\n\nEnd.',
    }
    for number in range(7)
]


def test_each_form_holds_the_article_and_its_facts():
    made = made_pages(DOCUMENTS)
    assert made == made_pages(DOCUMENTS)
    for number, page in enumerate(made):
        text = page.data.decode()
        assert page.text == f'"We wait," they of port {number} said.\nEnd.'
        assert page.url.startswith("https://www.portnews.example/2025/03/12/")
        for fact in (f"Port {number} is", page.author.split()[0], PUBLISHER, "Port 0 is" if number else "Port 1 is"):
            assert fact in text
        assert "<closed>" not in text.split("</script>")[-1]
        assert "$" not in text
    assert len({page.data[:200] for page in made[:6]}) == 6


def test_the_score_of_a_text_is_that_of_its_shingles():
    same = pages.figures(pages.count("a b c d e", "a b c d e", [("title", "x", "x"), ("author", "x", "y")]))
    assert same == {"text_p": 1.0, "text_r": 1.0, "text_f": 1.0, "title": 1.0, "author": 0.0}
    assert pages.figures(pages.count("a b c d e", "a b c d x", []))["text_f"] == 0.5
    assert pages.figures(pages.count("a", "", []))["text_f"] == 0.0


def test_reading_pages_keeps_its_quality():
    task = next(task for task in TASKS if task.name == "pages")
    gum = next(corpus for corpus in read_corpora(GOLD) if corpus.name == "gum")
    counts = task.count(task.of(gum.documents)[:12])
    found = task.figures({name: sum(one[name] for one in counts) for name in counts[0]})
    assert found["text_f"] > 0.95
    assert (found["title"], found["published"], found["author"], found["publisher"]) == (1, 1, 1, 1)
