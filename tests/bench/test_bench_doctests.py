"""The examples in the docstrings of the benchmarks hold."""

import doctest
from importlib import import_module

import pytest

MODULES = ("index.figures", "index.queries", "reader.constant", "synthetic.who", "synthetic.words")


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    failed, tried = doctest.testmod(import_module(f"bench.{name}"))
    assert (failed, tried > 0) == (0, True)
