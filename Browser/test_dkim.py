"""Our signatures, as others verify them: dkimpy on what lies in a mailbox, behind a real Postfix and a real Dovecot; SPF and DMARC with the zone of a stub."""

import re
import sqlite3
from contextlib import closing

import authheaders
import dkim
import pytest
import spf

from autoresponder import answer
from letterbox import Confirmation
from mailhosts import Provider
from server import Server, wait_until
from test_answers import relayed, take
from test_held_mail import campaign

NAME = "السيّدة فاطمة الزهراء بنت محمد بن عبد الله الإدريسي المغربية المقيمة في مدينة برمنغهام"
WORDS = ".A line that begins with a dot\n..and another\nFrom here on, lines get long: " + "é ̈" * 300 + "\n\nبسلام ونور \n"


def zone_of(line: str) -> dict[str, list[str]]:
    """The zone with the line that `postbag dkim` prints, and with what else a domain needs."""
    name = line.split(". IN TXT ")[0]
    return {
        name: ["".join(re.findall('"([^"]*)"', line))],
        "harbour.example": ["v=spf1 ip4:192.0.2.7 -all"],
        "_dmarc.harbour.example": ["v=DMARC1; p=reject; adkim=s; aspf=s"],
    }


def verified(content: bytes, sender: str, zone: dict[str, list[str]], monkeypatch) -> tuple[str, str, str]:
    """What DKIM, SPF and DMARC say of a mail from our server's address."""
    text = lambda name, **_: "".join(zone.get((name.decode() if isinstance(name, bytes) else name).rstrip("."), [])).encode()
    monkeypatch.setattr(
        spf, "DNSLookup",
        lambda name, qtype, *_, **__: [((name, qtype), (record.encode(),)) for record in zone.get(name, [])] if qtype in ("TXT", "SPF") else [],
    )  # fmt: skip
    signed = authheaders.check_dkim(content, dnsfunc=text)
    from_us = authheaders.check_spf("192.0.2.7", sender, "harbour.example")
    dmarc = authheaders.check_dmarc(content, spf_result=from_us, dkim_result=signed, dnsfunc=lambda name, **_: text(name).decode() or None)
    return signed.result, from_us.result, dmarc.result


@pytest.fixture(scope="module")
def provider():
    provider = Provider()
    yield provider
    provider.stop()


def confirmed(server: Server, provider: Provider, writer: str, step: str) -> str:
    """Writes a letter with the name and the words above, and confirms it. Returns the writer's address."""
    email = f"{writer}@people.example"
    fields = {
        "step": f"write-{step}", "language": "en", "name": NAME, "email": email, "country": "GB",
        "postcode": "ZQ1 1AA", "words": WORDS, "consent": "yes",
    }  # fmt: skip
    assert server.post("/towns/letters", fields).status == 303
    wait_until(lambda: provider.to(email), seconds=30, what=provider.host.log)
    link = Confirmation(provider.to(email)[0].mail).link
    assert server.post(link.removeprefix(server.site), {}).status == 303
    return email


def towns(folder, kind: str):
    """Towns with targets of this trial's own; the one in the south gets a digest."""
    file = campaign(folder) / "campaign.yaml"
    text = re.sub(r"email: (\w+)@towns", rf"email: \1.{kind}@towns", file.read_text())
    file.write_text(text.replace("south." + kind + "@towns.example }", "south." + kind + "@towns.example, digest: daily }"))
    return folder


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_others_verify_what_we_sign(provider, tmp_path, monkeypatch, kind):
    server = Server(tmp_path / "data", provider.url)
    server.data.mkdir()
    key = tmp_path / "dkim.pem"
    made = server.postbag("dkim", "new", str(key), *(["--ed25519"] if kind == "ed25519" else [])).stdout
    assert key.stat().st_mode & 0o077 == 0 and "PRIVATE" not in made
    server.settings["POSTBAG_DKIM_KEY"] = str(key)
    [line] = [line for line in made.splitlines() if "._domainkey." in line]
    assert server.postbag("dkim", "show").stdout.strip() == line
    assert f"signing key: {kind}, postbag._domainkey.harbour.example" in server.postbag("settings").stdout
    assert server.postbag("dkim", "new", str(key), check=False).returncode == 1, "a key is never written over"
    server.import_campaign(towns(tmp_path / "towns", kind))
    server.start()
    try:
        writer = confirmed(server, provider, f"fatima.{kind}", "north")
        reader = confirmed(server, provider, f"digest.{kind}", "south")
        north, south = f"north.{kind}@towns.example", f"south.{kind}@towns.example"
        wait_until(lambda: provider.to(north) and len(provider.to(writer)) > 1, seconds=30, what=provider.host.log)
        [letter] = provider.to(north)
        # The office answers, and time is moved by hand until the digest is due.
        take(server, answer(letter.mail, f"Camille Roux <{north}>", "Madam, thank you.\n.\n..\n"), letter.sender)
        with closing(sqlite3.connect(server.data / "postbag.sqlite", timeout=20)) as database:
            database.execute("UPDATE delivery SET queued_at = queued_at - 3 * 86400000, due_at = 0 WHERE state = 'queued'")
            database.commit()
        wait_until(lambda: relayed(provider, writer) and provider.to(south), seconds=30, what=provider.host.log)
        zone = zone_of(line)
        taken = [mail for address in (writer, reader, north, south) for mail in provider.to(address)]
        assert len(taken) >= 7 and "digest-" in provider.to(south)[0].sender and str(relayed(provider, writer)[0].mail["From"]).count("@harbour.example>")
        for mail in taken:
            assert verified(mail.content, mail.sender, zone, monkeypatch) == ("pass", "pass", "pass"), mail.content.decode()
            assert len(max(mail.content.split(b"\r\n"), key=len)) <= 998
        assert letter.mail["Reply-To"] and NAME.split()[1] in str(letter.mail["From"])
        body = letter.mail.get_content().replace("\r\n", "\n")
        assert "\n.A line that begins with a dot\n..and another\n" in body and "بسلام ونور" in body

        # Signed means: nobody adds another From, and nobody changes the text.
        another = b"From: someone@else.example\r\n" + letter.content
        changed = letter.content.replace(b"bridge", b"Bridge", 1)
        for forged in (another, changed):
            assert not dkim.verify(forged, dnsfunc=lambda name, **_: zone[name.decode().rstrip(".")][0].encode())
        # Alignment by the signature alone: a relay that sends from elsewhere.
        zone["harbour.example"] = ["v=spf1 -all"]
        assert verified(letter.content, letter.sender, zone, monkeypatch) == ("pass", "fail", "pass")
    finally:
        server.stop()
