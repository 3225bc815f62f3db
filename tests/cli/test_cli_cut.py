"""A feed with more items than are read: the user is told, by ``add`` and by ``fetch``, and the rest goes on."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.intake.hostile_server import Server, reply, server_in_thread

TEXT = "The port of Porto will close for one day, harbour master Rui Costa said on Tuesday."
ITEM = f"<item><title>Port to close</title><guid isPermaLink='false'>1</guid><description>{TEXT}</description></item>"
LONG = f"<rss version='2.0'><channel><title>Port News</title>{ITEM * 2_001}</channel></rss>".encode()
TOLD = "has more than 2,000 items: the first 2,000 are taken"


@pytest.fixture
def server() -> Iterator[Server]:
    with server_in_thread() as made:
        yield made


def test_a_cut_file_is_told_and_its_first_items_are_added(run: Callable[..., Ran], tmp_path: Path) -> None:
    file = tmp_path / "long.xml"
    file.write_bytes(LONG)
    added = run("--library", tmp_path / "library", "add", file)
    assert (added.status, len(added.out.splitlines())) == (0, 1)  # the others are the same article
    assert f"{file}: {TOLD}" in added.err
    assert "skipped" not in added.err


def test_a_cut_feed_is_told_and_its_first_items_are_added(
    run: Callable[..., Ran], server: Server, tmp_path: Path
) -> None:
    server.replies["/port"] = reply(LONG)
    library = tmp_path / "library"
    run("--library", library, "feeds", "add", "--allow-private", server.url("/port"))
    fetched = run("--library", library, "fetch", "--json")
    (result,) = json.loads(fetched.out)
    assert (fetched.status, result["status"], len(result["added"]), result["failed"]) == (0, "fetched", 1, [TOLD])
