"""A campaign made at the desk: from one pasted text to a published page, and what must not be lost on the way.

The server is killed three times; twenty times by hand: KILL_ROUNDS=20 .venv/bin/python -m pytest Browser/test_desk_editor.py -k killed
"""

import http.client
import itertools
import os
import threading
import urllib.parse

import pytest

from letterbox import address_of
from look import faults
from organiser import digits
from server import wait_until
from supporter import Supporter

ROUNDS = int(os.environ.get("KILL_ROUNDS", "3"))

TEXT = """Keep the children of the harbour camp safe tonight

On Monday 24 October police and bulldozers moved in to clear the camp. Children who lived there alone have nowhere to sleep.

Please write to the Minister, who can change that today. You can write to him online using this link.

Letter to the Minister, French and English

Cher Monsieur Delattre,

Je vous écris au sujet des enfants qui vivaient seuls dans le camp lorsque son évacuation a commencé.

Je vous demande de les loger en lieu sûr, le temps que leur demande soit examinée.

Je vous prie d’agréer l’assurance de ma haute considération.

Dear Monsieur Delattre,

I am writing to you about the children who were living alone in the camp when its clearance began.

I ask you to house them in a safe place while their application is examined.

Please accept the assurance of my high regard.
"""


def colleague(owner, organiser, name="Tom Bellamy", email="tom@harbour.example"):
    """Somebody else who runs the same campaign, signed in by an invitation."""
    owner.open("/desk/calais/people")
    owner.page.fill("[name=email]", email)
    owner.page.check("[name=role][value=organiser]")
    owner.press("#form button.main")
    other = organiser(name, email)
    mail = other.newest_mail()
    [address] = [line for line in mail.splitlines() if line.startswith("http")]
    other.page.goto(address)
    other.page.fill("[name=name]", name)
    other.press()
    return other


def paste(organiser) -> str:
    """Makes a draft of the text, and returns its slug."""
    organiser.open("/desk/new")
    organiser.page.fill("[name=text]", TEXT)
    organiser.press("button[name=way][value=paste]")
    kinds = [select.input_value() for select in organiser.page.locator("select[name^=kind-]").all()]
    assert kinds.count("letter") == 2, kinds
    organiser.press("button.main")
    return urllib.parse.urlsplit(organiser.page.url).path.split("/")[2]


@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_pasted_text_to_a_letter(fresh_server, organiser, browser, javascript):
    ruth = organiser(javascript=javascript)
    ruth.found()
    page = ruth.page
    slug = paste(ruth)
    assert page.url.endswith(f"/desk/{slug}/page/en")
    page.fill("[name=summary]", "Children have nowhere to sleep. Write to the Minister who can change that.")
    ruth.press("button[value=next]")

    ruth.press("ul.list a") if page.locator("ul.list a").count() else ruth.press("button[value=add-person]")
    page.fill("[name=tname]", "Jean Delattre")
    page.check("[name=gender][value=masculine]")
    page.fill("[name=office-en]", "Minister of the Interior")
    page.fill("[name=salutation-fr]", "Monsieur le Ministre,")
    page.fill("[name=salutation-en]", "Dear Minister,")
    page.check("[name=reads][value=fr]") if page.locator("[name=reads][value=fr]").count() else None
    page.fill("[name=temail]", "ministre@interieur.example")
    ruth.press("button[value=next]")

    assert page.input_value("[name=fr-1]").startswith("Je vous écris")
    assert page.input_value("[name=en-1]").startswith("I am writing")
    page.fill("[name=fr-subject]", "Les enfants du camp")
    page.fill("[name=en-subject]", "The children of the camp")
    ruth.press("button[value=next]")
    assert page.url.split("?")[0].endswith("/steps") and page.locator("ol.list li").count() >= 1

    ruth.open(f"/desk/{slug}/dates")
    page.fill("[name=organiser-privacy]", "https://harbour.example/privacy")
    ruth.press("button[value=next]")
    assert page.url.endswith("/try"), page.url
    assert page.locator(f"form[action='/desk/{slug}/publish']").count() == 1, page.inner_text("main")

    before = len(ruth.mails())
    ruth.press(f"form[action='/desk/{slug}/test'] button")
    assert "Je vous" in ruth.newest_mail(more_than=before)
    tests = lambda: ruth.open(f"/desk/{slug}/try") and page.inner_text("section:has(#test)")
    wait_until(lambda: "Sent" in tests(), seconds=20, what=tests)
    assert "spam" not in tests()
    assert not [m for m in fresh_server.letterbox.mails() if address_of(m["To"]) == "ministre@interieur.example"]

    ruth.press(f"form[action='/desk/{slug}/publish'] button.main")
    assert f"/{slug}" in page.inner_text("main")
    visitor = Supporter(fresh_server, browser(javascript=javascript))
    wait_until(lambda: visitor.open(f"/{slug}/en").status == 200, seconds=6, what=lambda: "the page is not live")
    visitor.write(f"/{slug}/en", words="My town has room.")
    visitor.confirm()
    assert "My town has room." in visitor.letter().get_content()
    ruth.open("/desk")
    wait_until(
        lambda: ruth.open("/desk") and "1 person today" in page.inner_text(f"li:has(a[href='/desk/{slug}'])"), seconds=20,
        what=lambda: page.inner_text("main"))


def test_two_organisers_on_one_paragraph_lose_nothing(fresh_server, organiser, owner):
    tom = colleague(owner, organiser)
    path = "/desk/calais/letters/minister?reading=en"
    owner.open(path)
    tom.open(path)
    tom.page.fill("[name=fr-1]", "De Tom, au sujet des enfants.")
    tom.press("button.main")
    owner.page.fill("[name=fr-1]", "De Ruth, au sujet des enfants.")
    owner.page.fill("[name=en-2]", "By Ruth.")
    owner.press("button.main")
    assert owner.page.inner_text("h1") == "Tom Bellamy saved while you were writing"
    assert owner.page.input_value("textarea[name=fr-1]") == "De Ruth, au sujet des enfants."
    assert owner.page.locator("textarea").count() == 1, "only what both changed is asked"
    owner.page.fill("textarea[name=fr-1]", "De Ruth et de Tom.")
    owner.press("button.main")
    for each in [owner, tom]:
        each.open(path)
        assert each.page.input_value("[name=fr-1]") == "De Ruth et de Tom."
        assert each.page.input_value("[name=en-2]") == "By Ruth."


def test_a_session_that_ends_keeps_what_was_typed(fresh_server, owner):
    owner.open("/desk/calais/page/fr")
    owner.page.fill("[name=summary]", "Écrit au milieu d’une phrase")
    owner.context.clear_cookies()
    owner.press("button.main")
    assert "What you typed is kept." in owner.page.inner_text("main")
    owner.page.fill("[name=email]", owner.email)
    before = len(owner.mails())
    owner.press()
    owner.page.fill("[name=code]", digits(owner.newest_mail(more_than=before)))
    owner.press("form:has([name=code]) button.main")
    if owner.page.locator("input[name=kept]").count():
        owner.press()
    owner.open("/desk/calais/page/fr")
    assert owner.page.input_value("[name=summary]") == "Écrit au milieu d’une phrase"


def test_a_killed_server_has_what_it_said_it_saved(fresh_server, owner):
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in owner.context.cookies())
    owner.open("/desk/calais/page/fr")
    base = owner.page.input_value("[name=base]")
    saved, ended, numbers = [], threading.Event(), itertools.count(1)

    def save_all():
        while not ended.is_set():
            number = next(numbers)
            fields = {"title": f"Titre {number}", "base": base, "form": "one-page", "number": str(number)}
            try:
                if fresh_server.post("/desk/calais/page/fr", fields, Cookie=cookie).status == 303:
                    saved.append(number)
            except (OSError, http.client.HTTPException):
                pass  # Killed: what was not answered may be there or not.

    for _ in range(ROUNDS):
        writer = threading.Thread(target=save_all, daemon=True)
        count = len(saved)
        ended.clear()
        writer.start()
        wait_until(lambda: len(saved) > count + 2, seconds=20, what=lambda: saved[-3:])
        fresh_server.kill()
        ended.set()
        writer.join()
        fresh_server.start()
        owner.open("/desk/calais/page/fr")
        title = int(owner.page.input_value("[name=title]").removeprefix("Titre "))
        assert title >= saved[-1], "what was answered as saved is there"
    assert fresh_server.is_intact()


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("width, scheme, locale", [(390, "light", "fr-FR"), (1280, "dark", "en-GB"), (390, "dark", "en-GB"), (1280, "light", "fr-FR")])
def test_axe_finds_nothing_in_the_editor(fresh_server, organiser, width, scheme, locale):
    """On every page of a draft and of a live campaign, and nothing runs out of the window."""
    found = {}
    someone = organiser(width=width, color_scheme=scheme, locale=locale)
    someone.found()

    def look(kind):
        if wrong := faults(someone.page):
            found[kind] = wrong

    someone.open("/desk/new")
    look("new")
    someone.page.fill("[name=text]", TEXT)
    someone.press("button[name=way][value=paste]")
    look("parts")
    someone.press("button.main")
    slug = urllib.parse.urlsplit(someone.page.url).path.split("/")[2]
    parts = ["", "/page/en", "/letters", "/targets", "/steps", "/dates", "/try", "/history"]
    for campaign in [slug, "calais"]:
        for part in parts:
            assert someone.open(f"/desk/{campaign}{part}").status == 200
            look(f"{campaign}{part}")
    for path in ["/calais/letters/minister?reading=none", "/calais/targets/minister", "/calais/targets/mp", "/calais/steps?step=write-minister", "/calais/steps?step=share"]:
        assert someone.open(f"/desk{path}").status == 200, path
        look(path)
    assert not found


def status(page) -> str:
    return page.inner_text("p[role=status]")


@pytest.mark.engine("sqlite")
def test_typing_is_saved_and_a_closed_tab_loses_nothing(fresh_server, owner):
    path = "/desk/calais/page/en"
    owner.open(path)
    page = owner.page
    page.fill("[name=summary]", "Typed, and not sent by any button.")
    wait_until(lambda: page.inner_text("p[role=status]").startswith("Saved"), seconds=10, what=lambda: status(page))
    owner.open(path)
    assert page.input_value("[name=summary]") == "Typed, and not sent by any button."

    # The network goes, then the tab.
    owner.context.set_offline(True)
    page.fill("[name=summary]", "Typed while the network was gone.")
    wait_until(lambda: "kept in this browser" in status(page), seconds=10, what=lambda: status(page))
    page.close()
    owner.context.set_offline(False)
    owner.page = page = owner.context.new_page()
    owner.open(path)
    assert page.input_value("[name=summary]") == "Typed, and not sent by any button.", "nothing comes back unasked"
    page.click("text=Put it back")
    assert page.input_value("[name=summary]") == "Typed while the network was gone."
    owner.press(".save button.main")
    assert page.input_value("[name=summary]") == "Typed while the network was gone."
    assert not page.locator("text=Put it back").count()
