"""Takes the pictures of docs/pictures.md, from letters that are written and sent: .venv/bin/python Browser/pictures.py"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from chromium import launch
from letterbox import Confirmation
from mailserver import Answer, MailServer
from organiser import Organiser
from server import ROOT, Server, wait_until
from supporter import Supporter

FOLDER = ROOT / "docs" / "pictures"
PHONE, DESK = {"width": 390, "height": 800}, {"width": 1_100, "height": 760}
WRITERS = [
    ("Ines Marlowe", "en", "I was a child of ten when my own family was let in."),
    ("Thomas Okafor", "en", ""),
    ("Camille Roux", "fr", "Ces enfants sont nos voisins."),
    ("Aoife Brennan", "en", "Our church has twelve beds ready."),
    ("Jeanne Lefèvre", "fr", ""),
    ("Samir Haddad", "en", "Please read the names, and not the number."),
    ("Margaret Hale", "en", ""),
]


def main():
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        mails = MailServer()
        server = Server(Path(data), mails.url)
        for campaign in (ROOT / "Campaigns" / "calais", ROOT / "Browser" / "campaigns" / "clinic"):
            server.import_campaign(campaign)
        server.start()
        chromium = launch(playwright)
        browser = lambda size=PHONE: chromium.new_context(viewport=size)
        supporters(server, mails, browser)
        # One letter whose end nobody knows: a person decides.
        mails.answers["ministre@interieur.example"] = Answer(reply=None)
        written(server, mails, browser, ("Nora Quayle", "en", ""))
        wait_until(lambda: server.rows("SELECT 1 FROM delivery WHERE state = 'in_doubt'"), seconds=30)
        organiser(server, browser)
        chromium.close()
        server.stop()
        mails.stop()


def supporters(server: Server, mails: MailServer, browser):
    reader = Supporter(server, browser())
    keep(reader, "campaign-french", "/calais/fr")
    keep(reader, "campaign-arabic", "/clinic/ar")
    for writer in WRITERS:
        person = written(server, mails, browser, writer)
    keep(person, "thanks", "/calais/en/thanks")


def written(server: Server, mails: MailServer, browser, writer) -> Supporter:
    """Returns a supporter whose letter is confirmed."""
    name, language, words = writer
    person = Supporter(server, browser(), name=name)
    person.write(f"/calais/{language}?from=leaflet", words=words)
    wait_until(lambda: mails.to(person.email), seconds=20)
    person.page.goto(Confirmation(mails.to(person.email)[0].mail).link)
    return person


def organiser(server: Server, browser):
    ruth = Organiser(server, browser(DESK))
    ruth.found()
    keep(ruth, "desk-figures", "/desk/calais")
    keep(ruth, "desk-deliveries", "/desk/calais/deliveries")
    ruth.page.click("main a:has-text('Nora Quayle')")
    keep(ruth, "desk-in-doubt")
    keep(ruth, "desk-switches", "/desk/switches")


def keep(person, name: str, path: str | None = None):
    if path:
        person.open(path)
    person.page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
