"""No request grows faster than its text: `postbag-bench worst` puts the worst texts into every field of every route."""

import subprocess

import pytest

from server import POSTBAG, ROOT

BENCH = POSTBAG.with_name("postbag-bench")


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("part", [1, 2])
def test_no_request_grows_faster_than_its_text(part):
    """On a build without optimisation only growth says something, and no milliseconds are asked for."""
    half = ["--parts", "2", "--part", str(part)]
    answer = subprocess.run([BENCH, "worst", "--most", "0", *half], cwd=ROOT, capture_output=True, text=True, timeout=900)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "/calais/letters " in answer.stdout and "too much" not in answer.stdout
