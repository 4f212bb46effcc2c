"""Names and texts that break others."""

import socket
import time
from contextlib import ExitStack

import pytest

from letterbox import flowing, text_of

SURNAME = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss"


@pytest.mark.parametrize(
    "name",
    [
        "Zoë O'Brien & Søn",
        "Anaïs 🌍 Dupont",
        "عبد الرحمن بن عوف",
        f"Hubert {SURNAME[:60]}",
        'Jo "Quotes" <b>Bold</b>, Jr.',
        "{name} {writer, select, other {x}}",
    ],
)
def test_a_name_arrives_as_it_was_typed(supporter, name):
    writer = supporter(name=name)
    writer.write(words=f"My name is {name}.\n.\n..\nFrom me to you; '{{office}}'.")
    writer.confirm()
    assert writer.page.locator("main b", has_text="Bold").count() == 0
    letter = writer.letter()
    assert letter["From"].addresses[0].display_name == name
    text = text_of(letter)
    assert name in flowing(text)
    assert "\n.\n" in text, "a line that is a single dot stays"
    assert "'{office}'" in flowing(text), "what people write is never a pattern"


def test_a_long_paste_is_refused_kindly_and_kept(supporter):
    writer = supporter()
    pasted = "Ceci est long. " * 1_334
    writer.open("/calais/en")
    writer.fill(words=pasted)
    with writer.page.expect_response("**/calais/letters") as answer:
        writer.page.click("#form button.main")
    assert answer.value.status == 422
    assert "10,000" in writer.page.locator("#error-words").inner_text()
    assert writer.page.input_value("[name=words]") == pasted
    assert not writer.mails()


FIELDS = ["name", "email", "country", "postcode", "address", "writer", "words", "language", "step", "leave_out", "own_only", "consent", "updates"]
GOOD = {
    "step": "write-minister", "language": "en", "name": "Ines Marlowe", "country": "GB", "postcode": "E17 9NJ",
    "address": "12 Quay Street", "consent": "yes",
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("attack", ["\r\nBcc: everyone@victims.example", "\x00", "\x1b[31m", "\u2028X-Evil: 1"])
def test_no_field_injects_a_header(server, field, attack):
    email = f"inject-{FIELDS.index(field)}-{abs(hash(attack)) % 10_000}@people.example"
    fields = GOOD | {"email": email}
    fields[field] = fields.get(field, "") + attack
    answer = server.post("/calais/letters", fields)
    assert answer.status in (303, 422), answer.text[:300]
    for mail in server.letterbox.mails():
        assert not mail["Bcc"] and not mail["X-Evil"]
        assert "everyone@victims.example" not in str(mail["To"])
    assert not server.letterbox.to("everyone@victims.example")


@pytest.mark.parametrize(
    "body, kind",
    [
        (b"step=%ff%fe&name=%c3%28", "application/x-www-form-urlencoded"),
        (b"%%%&&&===", "application/x-www-form-urlencoded"),
        (b"", "application/x-www-form-urlencoded"),
        (b'{"step": "write-minister"}', "application/json"),
        (b"x" * 2_000_000, "application/x-www-form-urlencoded"),
    ],
)
def test_no_body_breaks_the_server(server, body, kind):
    answer = server.request("/calais/letters", "POST", body, {"Origin": server.site, "Content-Type": kind})
    assert 400 <= answer.status < 500
    assert server.get("/health").status == 200


@pytest.mark.parametrize("path", ["/calais/../etc/passwd", "/letterbox/..%2f..%2fserver.log", "/confirm/%00", "/calais/en/form/nothing", "/%ff", "/calais/xx"])
def test_no_path_breaks_the_server(server, path):
    answer = server.get(path)
    assert answer.status in (400, 404), path
    assert "passwd" not in answer.text.replace("/etc/passwd", "")


def test_the_field_for_programs_asks_a_person_once_more(server):
    fields = GOOD | {"email": "robot@people.example", "leave_empty": "https://spam.example"}
    answer = server.post("/calais/letters", fields)
    assert answer.status == 422 and 'name="email" value="robot@people.example"' in answer.text
    assert "leave_empty" not in answer.text, "pressing the button of this page signs"
    assert not server.rows("SELECT id FROM letter WHERE email = ?", "robot@people.example")


@pytest.mark.parametrize("lines, ahead", [(11, 200), (24, 95)])
def test_whoever_reads_nothing_shuts_nobody_out(server, lines, ahead):
    """Lines that send requests ahead and read no answer: eleven of them once made every letter answer 503."""
    asked = f"GET /calais/en HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode() * ahead
    with ExitStack() as opened:
        for _ in range(lines):
            line = opened.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.connect(("127.0.0.1", server.port))
            line.sendall(asked)
        # The attack needs a moment to be read; what is asked after that must not depend on it.
        time.sleep(1)
        assert server.post("/calais/letters", GOOD | {"consent": ""}).status == 422
        waiting = dict(line.rsplit(" ", 1) for line in server.get("/metrics").text.splitlines() if not line.startswith("#"))
        assert int(waiting["postbag_requests_waiting"]) <= lines + 1


@pytest.mark.parametrize("headers, reason", [({"Origin": "https://evil.example"}, "another site sent it"), ({}, "there was no Origin")])
def test_a_form_that_is_not_ours_comes_back_with_what_was_typed(server, headers, reason):
    fields = "&".join(f"{name}={value}" for name, value in {"step": "write-minister", "language": "en", "words": "My+own+words."}.items())
    answer = server.request("/calais/letters", "POST", fields.encode(), headers)
    assert answer.status == 403
    assert reason in answer.text and "My own words." in answer.text and 'id="form"' in answer.text
