"""Files that are no plain text: what they are by their content, and the articles in them."""

import gzip
import io
import json
import sys
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.intake.document.kinds import Kind, kind_of, readable
from briefing.intake.document.packed import unpacked
from briefing.intake.document.read import read_document
from briefing.intake.errors import IntakeError
from briefing.model import Article, DateBasis, Problem
from tests.intake.test_page import BODY, page

WORDS = (
    "Military officials from over 30 countries will take part in talks in Paris on Tuesday, an official said.",
    "They will plan an international security force for Ukraine, which is to deter another offensive, he added.",
)


def mail(plain: str | None = None, markup: str | None = None, **fields: str) -> bytes:
    message = EmailMessage()
    for name, value in {"From": "Anna Murashko <a@b.example>", "Subject": "Talks in Paris", **fields}.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if markup is not None and plain is not None:
        message.add_alternative(markup, subtype="html")
    elif markup is not None:
        message.set_content(markup, subtype="html")
    return message.as_bytes()


def pdf(*lines: str, title: str = "Talks in Paris begin") -> bytes:
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 11 Tf 50 750 Td 14 TL {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) /Author (Anna Murashko) >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    tail = f"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(data)}\n%%EOF".encode()
    return data + b"xref\n0 7\n0000000000 65535 f \n" + table + tail


def archive(*pages: tuple[str, bytes], status: str = "200 OK", kind: str = "text/html") -> bytes:
    made = b""
    for url, content in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-10T09:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        made += gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)
    return made


def data(**values: object) -> bytes:
    return json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **values}).encode()


def articles_or_none(content: bytes, name: str) -> list[Article]:
    with suppress(IntakeError):
        return [each for each in read_document(content, name) if isinstance(each, Article)]
    return []


def one(content: bytes, name: str = "a") -> Article:
    (article,) = read_document(content, name)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Talks in Paris", "a.txt", Kind.TEXT),
        (b"Talks in Paris", "notes", Kind.TEXT),
        (b"<p>Talks", "a.txt", Kind.TEXT),
        (b"<p>Talks", "a.html", Kind.PAGE),
        (b"  \n<!DOCTYPE html><html>", "a.txt", Kind.PAGE),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'><html>", "a.xml", Kind.PAGE),
        ("\ufeff<html>".encode("utf-16-le"), "a", Kind.PAGE),
        (b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", "a.txt", Kind.FEED),
        (b"<rdf:RDF xmlns:rdf='x'>", "a", Kind.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a.php", Kind.FEED),
        (b"<opml version='2.0'>", "a.xml", Kind.OPML),
        (b"%PDF-1.7", "a.txt", Kind.PDF),
        (b"WARC/1.0\r\n", "a", Kind.ARCHIVE),
        (b"\x1f\x8b\x08", "a", Kind.PACKED),
        (b'{"@type": "NewsArticle"}', "a", Kind.JSON),
        (b'[\n {"@context": "https://schema.org", "@type": ["Thing", "Article"]}]', "a.txt", Kind.TEXT),
        (b'[{"@type": "https://schema.org/NewsArticle"}]', "a.txt", Kind.JSON),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"}', "stdin", Kind.JSON),
        (b'["we are ready", he said]', "a.txt", Kind.TEXT),
        (b"{}", "a.txt", Kind.TEXT),
        (b"<p>Talks begin.</p>", "a.txt", Kind.PAGE),
        (b"<title>Talks</title><p>They begin.", "a", Kind.PAGE),
        (b"<p align=center>Talks</p>", "a.md", Kind.TEXT),
        (b"<quote>Talks</quote>", "a.txt", Kind.TEXT),
        (b"MIME-Version: 1.0\nSubject: b\nFrom: <Saved by Blink>\n\n", "a.mhtml", Kind.MAIL),
        (b'{"@type": "NewsArticle"}', "a.php", Kind.JSON),
        (b"From: a\nSubject: b\nMIME-Version: 1.0\n\nx", "a.txt", Kind.MAIL),
        (b"From: the editor\nTo: readers\nSubject: b\n\nx", "a.txt", Kind.TEXT),
        (b"x", "a.eml", Kind.MAIL),
        (b"PK\x03\x04", "a.docx", Kind.OTHER),
        (b"", "a", Kind.TEXT),
    ],
)
def test_a_file_is_what_its_bytes_say(head, name, kind):
    assert kind_of(head, name) is kind


def test_other_files_of_a_folder_are_not_opened():
    assert readable("a.eml")
    assert not readable("a.php")


def test_a_newsletter_is_published_by_its_list():
    markup = "".join(f"<p>{words}</p>" for words in WORDS)
    article = one(mail(None, markup, Date="Mon, 10 Mar 2025 09:00:00 +0200", List_Id="<x.example>", Message_ID="<1@x>"))
    assert article.text == "\n\n".join(WORDS)
    assert (article.headline, article.publisher, article.author) == ("Talks in Paris", "Anna Murashko", None)
    assert (article.published, article.published_basis) == ("2025-03-10T09:00:00+02:00", DateBasis.METADATA)
    assert article.id == "1@x"


def test_a_mail_that_someone_wrote_has_an_author():
    wrapped = "Military officials from over 30\ncountries will take part in talks.\n\n" + "\n\n".join(WORDS)
    article = one(
        mail(f"{wrapped}\n-- \nAnna\n", "<p>See the other part.</p>", Subject="Fwd: Re: Talks in Paris"), "a.eml"
    )
    assert article.text.split("\n\n")[0] == "Military officials from over 30 countries will take part in talks."
    assert article.text.split("\n\n")[1:] == list(WORDS)
    assert (article.headline, article.publisher, article.author) == ("Talks in Paris", None, "Anna Murashko")
    assert (article.published, article.published_basis) == (None, DateBasis.UNKNOWN)


NEWS = "\n\n".join(WORDS)


def test_of_a_mail_that_was_attached_the_mail_inside_counts():
    inner, outer = EmailMessage(), EmailMessage()
    inner["From"], inner["Subject"], inner["List-Id"] = "Port News <news@port.example>", "Talks begin", "<x>"
    inner.set_content(NEWS)
    outer["From"], outer["Subject"] = "Bob <b@x.example>", "Fwd: look"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    article = one(outer.as_bytes(), "a.eml")
    assert (article.text, article.headline, article.publisher) == (NEWS, "Talks begin", "Port News")
    long = EmailMessage()
    long["From"], long["Subject"] = "Bob <b@x.example>", "My view"
    long.set_content(NEWS + " All of this is mine.")
    long.add_attachment(inner)
    assert one(long.as_bytes(), "a.eml").headline == "My view"


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("---------- Forwarded message ---------", "From: {0}\nDate: Mon, 10 Mar 2025 at 09:00\nSubject: {1}\nTo: x"),
        ("Begin forwarded message:", "From: {0}\nSubject: {1}\nDate: 10 March 2025 at 09:00:00 CET\nTo: x"),
        ("-----Original Message-----", "From: {0}\nSent: Mon, 10 Mar 2025 09:00\nTo: x\nSubject: {1}"),
        ("-----Ursprüngliche Nachricht-----", "Von: {0}\nGesendet: Mon, 10 Mar 2025 09:00\nAn: x\nBetreff: {1}"),
    ],
)
def test_what_was_forwarded_in_the_text_keeps_its_head(line, head):
    told = head.format("Port News <news@port.example>", "Talks in Paris begin")
    article = one(
        mail(f"FYI\n\n{line}\n{told}\n\n{NEWS}", Subject="Fwd: look", Date="Tue, 11 Mar 2025 09:00:00 +0000"), "a.eml"
    )
    assert (article.text, article.headline, article.author) == (NEWS, "Talks in Paris begin", "Port News")
    assert str(article.published).startswith("2025-03-10")
    answer = one(mail(f"{NEWS}\n\n{line}\n{told}\n\nNo.", Subject="Talks"), "a.eml")
    assert answer.headline == "Talks"


def test_a_mail_in_quotation_marks_loses_them():
    quoted = "\n".join(f"> {line}" for line in NEWS.split("\n"))
    assert one(mail(quoted), "a.eml").text == NEWS


def test_words_in_any_coding_are_read_and_what_is_attached_is_not():
    message = EmailMessage()
    message["From"] = "=?iso-8859-1?Q?Andr=E9_Petit?= <a@b.example>"
    message["Subject"] = "=?UTF-8?B?w4l0w6kgw6AgUGFyaXM=?= =?UTF-8?Q?_demain?="
    message.set_content(NEWS + " Été.", cte="quoted-printable", charset="iso-8859-1")
    message.add_attachment(pdf(*WORDS), maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment("attached " * 200, filename="a.txt")
    article = one(message.as_bytes(), "a.eml")
    assert (article.headline, article.author) == ("Été à Paris demain", "André Petit")
    assert article.text == NEWS + " Été."


def test_a_page_that_a_browser_saved_as_one_file_is_a_page():
    head = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nMIME-Version: 1.0\r\n"
    kind = (
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
    )
    saved = page('<meta property="article:published_time" content="2025-03-09">')
    article = one(head + kind + saved + b"\r\n--b--\r\n", "a.mhtml")
    assert (article.url, article.published, article.headline) == ("https://a.example/1", "2025-03-09", "Talks in Paris")


@pytest.mark.parametrize(
    "date", ["yesterday", "Thu, 01 Jan 0001 00:00:00 GMT", "Mon, 99 Mar 2025", "Mon, 1 Jan 99999 09:00:00 +9999", ""]
)
def test_a_date_that_is_none_is_none(date):
    assert one(b"Subject: x\nDate: " + date.encode() + b"\n\n" + WORDS[0].encode(), "a.eml").published is None


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Content-Type: text/plain; charset=nonesuch\n\n\xe9t\xe9 " + WORDS[0].encode(), "été"),
        (b"Subject: =?utf-8?b?x?= =?nonesuch?q?y?=\n\n" + WORDS[0].encode(), "Military"),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!", None),
        (b"Content-Type: application/pdf\n\nx", None),
        (b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 60, None),
    ],
)
def test_a_broken_mail_gives_its_text_or_a_reason(content, text):
    if text:
        assert one(content, "a.eml").text.startswith(text)
    else:
        with pytest.raises(IntakeError):
            read_document(content, "a.eml")


def test_the_lines_of_a_pdf_are_paragraphs():
    lines = (
        "Military officials from over 30 countries will take part in talks in",
        "Paris on Tuesday, an offi-",
        "cial said.",
    )
    article = one(pdf(*lines))
    assert article.text.startswith(
        "Military officials from over 30 countries will take part in talks in Paris on Tuesday"
    )
    assert article.text.endswith("an official said.")
    assert (article.headline, article.author) == ("Talks in Paris begin", "Anna Murashko")
    assert one(pdf(*lines, title="Microsoft Word - talks in paris.doc")).headline is None


def locked(user: str) -> bytes:
    import pypdf

    writer, made = pypdf.PdfWriter(pypdf.PdfReader(io.BytesIO(pdf(*WORDS)))), io.BytesIO()
    writer.encrypt(user, "owner")
    writer.write(made)
    return made.getvalue()


def test_a_pdf_that_asks_for_a_password_says_so_and_one_that_does_not_is_read():
    assert one(locked("")).text.startswith("Military officials")
    with pytest.raises(IntakeError, match="locked with a password"):
        read_document(locked("secret"), "a.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n", pdf()[:200], pdf()])
def test_a_pdf_without_words_is_refused(content):
    with pytest.raises(IntakeError) as caught:
        read_document(content, "a.pdf")
    assert caught.value.problem.hint


@pytest.mark.parametrize(
    ("content", "module", "extra"), [(pdf("x"), "pypdf", "pdf"), (b"WARC/1.0", "warcio.archiveiterator", "warc")]
)
def test_a_missing_extra_is_named_with_its_install_line(content, module, extra, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(IntakeError, match=rf'pip install "briefing\[{extra}\]"'):
        read_document(content, "a")


def test_an_archive_gives_its_pages_and_says_which_are_none():
    lost = b"<html><title>404 Not found</title><body>Sorry</body></html>"
    article, problem = read_document(archive(("https://a.example/1", page()), ("https://a.example/2", lost)), "a.gz")
    assert isinstance(article, Article)
    assert (article.url, article.retrieved) == ("https://a.example/1", "2025-03-10T09:00:00Z")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.file) == ("error-page", "https://a.example/2")


@pytest.mark.parametrize(
    "content",
    [
        archive(),
        archive(("https://a.example/1", page()), status="404 Not Found"),
        archive(("https://a.example/1", b"{}"), kind="application/json"),
        archive(("https://a.example/1", b"<p>x"), ("https://a.example/2", b"<p>y")),
        b"WARC/1.0\r\nContent-Length: 10\r\n\r\nx",
        b"WARC/1.0 and more",
    ],
    ids=["empty", "not found", "no page", "no article", "cut off", "no header"],
)
def test_an_archive_without_an_article_is_refused(content):
    with pytest.raises(IntakeError):
        read_document(content, "a.warc")


def test_json_of_schema_org():
    content = data(
        headline="Talks in Paris",
        articleBody="<p>" + "</p><p>".join(WORDS) + "</p>",
        datePublished="2025-03-10",
        publisher={"name": "Example Daily"},
        author={"name": "Anna Murashko"},
        url="https://a.example/1?utm_source=x",
        inLanguage="en",
    )
    article = one(content, "a.json")
    assert article.text == "\n\n".join(WORDS)
    assert (article.published, article.publisher, article.author) == ("2025-03-10", "Example Daily", "Anna Murashko")
    assert (article.url, article.language) == ("https://a.example/1", "en")
    assert len(read_document(b"[" + content + b"," + content + b"]", "a.json")) == 2
    assert len(read_document(content + b"\n" + content + b"\n", "a.json")) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"name": "package", "version": "1"}', "unsupported"),
        (b"{", "unsupported"),
        (b"[" * 100_000, "too-deep"),
        (data(headline="Talks"), "no-article"),
        (b"", "unsupported"),
    ],
)
def test_other_json_is_refused(content, code):
    with pytest.raises(IntakeError) as caught:
        read_document(content, "a.json")
    assert caught.value.problem.code == code


def test_gzip_is_undone_and_named_by_what_is_inside():
    assert one(gzip.compress(page()), "a.html.gz").text
    assert one(gzip.compress(WORDS[0].encode()), "a.txt.gz").text == WORDS[0]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (gzip.compress(bytes(40 << 20), mtime=0), "too-large"),
        (gzip.compress(b"abc", mtime=0)[:-4], "truncated"),
        (b"\x1f\x8bxyz", "broken"),
        (gzip.compress(gzip.compress(b"abc", mtime=0), mtime=0), "unsupported"),
        (gzip.compress(b"PK\x03\x04", mtime=0), "unsupported"),
        (gzip.compress(b" ", mtime=0), "no-article"),
    ],
)
def test_gzip_that_is_broken_or_a_bomb_is_refused(content, code):
    with pytest.raises(IntakeError) as caught:
        read_document(content, "a.bin.gz" if code == "unsupported" else "a.txt.gz")
    assert caught.value.problem.code == code


def test_a_list_of_feeds_is_for_another_command():
    with pytest.raises(IntakeError, match="briefing feeds import"):
        read_document(b"<opml version='2.0'><body/></opml>", "a.opml")


@given(st.lists(st.binary(max_size=200), max_size=4))
def test_what_was_packed_is_unpacked(parts):
    assert unpacked(b"".join(map(gzip.compress, parts)) or gzip.compress(b"")) == b"".join(parts)


_STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"WARC/1.0\r\n",
    b"\x1f\x8b",
    b"{",
    b"<html>",
    b"From: a\nMIME-Version: 1.0\nSubject: b\n\n",
    b"Content-Type: ",
]
_NAMES = ["a.html", "a.eml", "a.pdf", "a.json", "a.warc", "a.gz", "a.opml", "a", "a.docx"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_STARTS), st.binary(max_size=200), st.sampled_from(_NAMES))
def test_any_file_gives_articles_or_a_reason(start, rest, name):
    assert all(each.text.strip() for each in articles_or_none(start + rest, name))


_WHOLE = [pdf(*WORDS), archive(("https://a.example/1", page())), mail(WORDS[0], BODY)]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_damage_to_a_file_gives_articles_or_a_reason(made):
    whole = made.draw(st.sampled_from(_WHOLE))
    at = made.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + made.draw(st.binary(max_size=8)) + whole[at + made.draw(st.integers(0, 40)) :]
    articles_or_none(damaged, "a.eml")
