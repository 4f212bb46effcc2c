"""The way to the desk, as an organiser walks it: the first account, the mails, the people, what they may do."""

from urllib.parse import urlsplit

import pytest

from look import faults
from organiser import digits, link


def test_the_first_account_is_made_once(fresh_server, organiser):
    ruth, eve = organiser(), organiser("Eve", "eve@people.example")
    secret = fresh_server.desk_secret()
    ruth.open()
    ruth.page.fill("[name=secret]", secret.rsplit(" ", 1)[0])
    ruth.page.fill("[name=name]", ruth.name)
    ruth.page.fill("[name=email]", "ruth@harbour")
    ruth.press()
    assert "eleven" not in ruth.page.inner_text("main") and "11 words" in ruth.page.inner_text("main")
    assert ruth.page.input_value("[name=email]") == "ruth@harbour", "what was typed stays"
    eve.open()
    ruth.page.fill("[name=secret]", secret.upper())
    ruth.page.fill("[name=email]", ruth.email)
    ruth.press()
    assert ruth.page.url.endswith("/desk") and ruth.name in ruth.page.inner_text("header")
    eve.page.fill("[name=secret]", secret)
    eve.page.fill("[name=name]", eve.name)
    eve.page.fill("[name=email]", eve.email)
    eve.press()
    assert eve.page.inner_text("h1") == "This page is gone"
    assert "already" in fresh_server.postbag("desk", "secret", check=False).stdout + fresh_server.postbag(
        "desk", "secret", check=False
    ).stderr


def test_signing_in_by_link_and_by_digits(fresh_server, organiser, owner):
    with owner.page.expect_navigation():
        owner.open("/desk/people")
        owner.page.click("form[action='/desk/sign-out'] button")
    assert owner.page.url.endswith("/desk/sign-in")
    mail = owner.ask_to_sign_in()

    # A program that checks mails opens the link: nobody is signed in by that.
    scanner = organiser("Scanner", "scanner@people.example")
    scanner.page.goto(link(mail))
    assert scanner.page.inner_text("h1") == "Sign in with this browser?"

    # In the browser that asked, the link is enough.
    owner.page.goto(link(mail))
    assert owner.page.url.endswith("/desk") and owner.name in owner.page.inner_text("header")
    scanner.page.goto(link(mail))
    assert scanner.page.inner_text("h1") == "This link has been used"

    # On another machine, the digits.
    phone = organiser(javascript=False, width=390, height=844)
    phone.open("/desk/people")
    assert "/desk/sign-in?next=" in phone.page.url
    phone.page.fill("[name=email]", phone.email)
    before = len(phone.mails())
    phone.press()
    mail = phone.newest_mail(more_than=before)
    phone.page.fill("[name=code]", "12 34")
    phone.press("form:has([name=code]) button.main")
    assert "These are not the six digits" in phone.page.inner_text("main")
    phone.page.fill("[name=code]", digits(mail))
    phone.press("form:has([name=code]) button.main")
    assert phone.page.url.endswith("/desk/people")
    assert phone.page.locator("#you li").count() == 2
    with phone.page.expect_navigation():
        phone.page.click("button[name=end][value=others]")
    owner.open("/desk/people")
    assert "/desk/sign-in" in owner.page.url, "the other browser is signed out"
    assert phone.email not in (fresh_server.data / "server.log").read_text()


def test_people_come_by_invitation_and_see_what_their_role_says(fresh_server, organiser, owner):
    owner.open("/desk/calais/people")
    nadia = organiser("Nadia Rahal", "nadia@harbour.example", locale="fr-FR")
    owner.page.fill("[name=email]", nadia.email)
    owner.page.check("[name=role][value=translator]")
    owner.press("#form button.main")
    assert "Choose" in owner.page.inner_text("#form") or "language" in owner.page.inner_text("#form")
    assert owner.page.input_value("[name=email]") == nadia.email
    owner.page.check("[name=role][value=translator]")
    owner.page.check("[name=languages][value=fr]")
    owner.press("#form button.main")
    assert nadia.email in owner.page.inner_text("main ul.list")

    mail = nadia.newest_mail()
    nadia.page.goto(link(mail))
    nadia.page.fill("[name=name]", "")
    nadia.press()
    assert nadia.page.locator("[aria-invalid=true]").count() == 1
    nadia.page.fill("[name=name]", nadia.name)
    nadia.press()
    assert nadia.page.url.endswith("/desk") and nadia.page.locator("ul.list li").count() == 1
    assert nadia.open("/desk/calais/people").status == 404
    assert nadia.open("/desk/history").status == 404
    nadia.page.goto(link(mail))
    assert nadia.page.title().startswith("Cette invitation a expiré")

    owner.open("/desk/calais/history")
    assert nadia.name in owner.page.inner_text("main")
    owner.open("/desk/calais/people")
    with owner.page.expect_navigation():
        owner.page.click(f"li:has-text('{nadia.email}') button[name=remove]")
    assert nadia.email not in owner.page.inner_text("main ul.list")
    nadia.open("/desk")
    assert nadia.page.locator("ul.list li").count() == 0


def test_a_link_printed_on_the_server_opens_the_desk(fresh_server, organiser):
    ada = organiser("Ada Quay", "ada@harbour.example")
    printed = fresh_server.postbag("desk", "invite", ada.email, "--role", "owner").stdout
    ada.open(urlsplit(link(printed)).path)
    ada.page.fill("[name=name]", ada.name)
    ada.press()
    assert ada.open("/desk/people").status == 200
    assert ada.email in ada.page.inner_text("main")


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("width, scheme, locale", [(390, "light", "fr-FR"), (1280, "dark", "en-GB")])
def test_axe_finds_nothing_at_the_desk(fresh_server, organiser, width, scheme, locale):
    """On every page from the first run to the history, and nothing runs out of the window."""
    found = {}
    someone = organiser(width=width, color_scheme=scheme, locale=locale)

    def look(kind):
        if wrong := faults(someone.page):
            found[kind] = wrong

    someone.open("/desk")
    look("first run")
    someone.press()
    look("first run, wrong")
    someone.found()
    look("campaigns")
    for path in ["/desk/people", "/desk/history", "/desk/calais/people", "/desk/calais/history", "/desk/calais/nothing"]:
        someone.open(path)
        look(path)
    someone.context.clear_cookies()
    mail = someone.ask_to_sign_in()
    look("digits")
    someone.page.goto(link(mail))
    someone.context.clear_cookies()
    mail = someone.ask_to_sign_in()
    someone.context.clear_cookies()
    someone.page.goto(link(mail))
    look("elsewhere")
    assert not found
