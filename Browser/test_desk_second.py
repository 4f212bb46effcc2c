"""The second proof, as an organiser sets it up, signs in with it, and loses the phone."""

import base64
import hashlib
import hmac
import time
from urllib.parse import urlsplit

from look import look
from organiser import digits, link


class Phone:
    """An app that shows six digits. Written from RFC 6238, and knows nothing of Postbag."""

    def __init__(self, typed: str):
        self.secret = base64.b32decode(typed.replace(" ", ""))
        self.last = 0

    def digits(self) -> str:
        """The digits of now, or of the next step where those were used."""
        step = max(int(time.time()) // 30, self.last + 1)
        if step > int(time.time()) // 30 + 1:
            time.sleep(step * 30 - 30 - time.time())
        self.last = step
        mac = hmac.new(self.secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
        start = mac[-1] & 15
        return f"{(int.from_bytes(mac[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06d}"


def set_up(person) -> tuple[Phone, list[str]]:
    """From the page of the second proof to the recovery codes."""
    person.press()
    phone = Phone(person.page.inner_text("main div.lines code"))
    person.page.fill("[name=second]", "000 000")
    person.press()
    assert person.page.locator("[aria-invalid=true]").count() == 1
    assert person.page.inner_text("main div.lines code").replace(" ", "").encode() == base64.b32encode(phone.secret)
    person.page.fill("[name=second]", phone.digits())
    person.press()
    return phone, person.page.locator("ol.codes code").all_inner_texts()


def test_a_phone_is_asked_for_after_the_mail(fresh_server, organiser, owner):
    owner.open("/desk/people")
    owner.page.click("#you a.alone")
    look(owner, "second-none")
    phone, codes = set_up(owner)
    look(owner, "second-codes")
    assert len(set(codes)) == 10
    owner.page.click("main a.button")
    assert "10 recovery codes are left" in owner.page.inner_text("main")
    look(owner, "second-on")

    # By the link of the mail, without a script, on a phone; a scanner had opened it before.
    visitor = organiser(javascript=False, width=390, height=844, locale="fr-FR")
    visitor.open("/desk/calais/history")
    visitor.page.fill("[name=email]", visitor.email)
    before = len(visitor.mails())
    visitor.press()
    mail = visitor.newest_mail(more_than=before)
    scanner = organiser("Scanner", "scanner@people.example")
    scanner.page.goto(link(mail))
    assert scanner.page.locator("[name=second]").count() == 0
    visitor.page.goto(link(mail))
    assert visitor.page.url.endswith("/desk/sign-in/second")
    scanner.open("/desk/sign-in/second")
    assert scanner.page.url.endswith("/desk/sign-in")
    visitor.page.fill("[name=second]", "12 34")
    visitor.press()
    assert visitor.page.title().startswith("1 ") or "erreur" in visitor.page.inner_text("main")
    visitor.page.fill("[name=second]", phone.digits())
    visitor.press()
    assert visitor.page.url.endswith("/desk/calais/history")

    # By the digits of the mail and a recovery code; what was typed goes on.
    other = organiser()
    other.open("/desk/sign-in?next=/desk/people")
    other.page.fill("[name=email]", other.email)
    before = len(other.mails())
    other.press()
    other.page.fill("[name=code]", digits(other.newest_mail(more_than=before)))
    other.press("form:has([name=code]) button.main")
    look(other, "second-second-page")
    other.page.fill("[name=second]", codes[0].upper())
    other.press()
    assert other.page.url.endswith("/desk/people")

    # An owner demands it of everybody: who has none is led there, and what they typed is kept.
    tom = organiser("Tom", "tom@harbour.example")
    printed = fresh_server.postbag("desk", "invite", tom.email, "--role", "organiser", "--campaign", "calais").stdout
    tom.open(urlsplit(link(printed)).path)
    tom.page.fill("[name=name]", tom.name)
    tom.press()
    tom.open("/desk/calais/page/en")
    tom.page.fill("[name=summary]", "Half a sent")
    with other.page.expect_navigation():
        other.page.click("button[name=demand]")
    assert "Set up so far: 1 of 2." in other.page.inner_text("main")
    tom.press(".save button.main")
    assert tom.page.inner_text("h1") == "Your second proof" and tom.page.locator("main .note").count() == 1
    look(tom, "second-led")
    set_up(tom)
    tom.press()
    assert tom.page.input_value("[name=summary]") == "Half a sent"

    # Phone and codes are gone.
    assert "unlocked: " in fresh_server.postbag("desk", "unlock", owner.email).stdout
    owner.open("/desk/people")
    assert "/desk/sign-in" in owner.page.url
    owner.sign_in()
    assert "/desk/second" in owner.page.url, "and sets up another"
    log = (fresh_server.data / "server.log").read_text()
    assert not any(secret in log for secret in [owner.email, codes[0], codes[0].replace(" ", "")])
