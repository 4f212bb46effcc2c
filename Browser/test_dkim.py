"""Our signatures, as others verify them: dkimpy on what the mail server took, SPF and DMARC with the zone of a stub."""

import re

import authheaders
import dkim
import pytest
import spf

from letterbox import Confirmation
from mailserver import MailServer
from server import Server, wait_until
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


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_others_verify_what_we_sign(tmp_path, monkeypatch, kind):
    mails = MailServer()
    server = Server(tmp_path / "data", mails.url)
    server.data.mkdir()
    key = tmp_path / "dkim.pem"
    made = server.postbag("dkim", "new", str(key), *(["--ed25519"] if kind == "ed25519" else [])).stdout
    assert key.stat().st_mode & 0o077 == 0 and "PRIVATE" not in made
    server.settings["POSTBAG_DKIM_KEY"] = str(key)
    [line] = [line for line in made.splitlines() if "._domainkey." in line]
    assert server.postbag("dkim", "show").stdout.strip() == line
    assert f"signing key: {kind}, postbag._domainkey.harbour.example" in server.postbag("settings").stdout
    assert server.postbag("dkim", "new", str(key), check=False).returncode == 1, "a key is never written over"
    server.import_campaign(campaign(tmp_path / "towns"))
    server.start()
    try:
        fields = {
            "step": "write-north", "language": "en", "name": NAME, "email": "fatima@people.example", "country": "GB",
            "postcode": "ZQ1 1AA", "words": WORDS, "consent": "yes",
        }  # fmt: skip
        assert server.post("/towns/letters", fields).status == 303
        wait_until(lambda: mails.to("fatima@people.example"), seconds=30)
        link = Confirmation(mails.to("fatima@people.example")[0].mail).link
        assert server.post(link.removeprefix(server.site), {}).status == 303
        wait_until(lambda: mails.to("north@towns.example") and len(mails.to("fatima@people.example")) > 1, seconds=30)
        zone = zone_of(line)
        for taken in mails.taken:
            assert verified(taken.content, taken.sender, zone, monkeypatch) == ("pass", "pass", "pass"), taken.content.decode()
            assert len(max(taken.content.split(b"\r\n"), key=len)) <= 998
        letter = mails.to("north@towns.example")[0]
        assert letter.mail["Reply-To"] and NAME.split()[1] in str(letter.mail["From"])

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
        mails.stop()
