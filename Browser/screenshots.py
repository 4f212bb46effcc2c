"""Takes a picture of every page, at the width of a phone and of a desk: .venv/bin/python Browser/screenshots.py FOLDER [CAMPAIGN LANGUAGE]"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from chromium import launch
from pages import visits
from server import ROOT, Server

FOLDERS = [ROOT / "Campaigns" / "calais", *sorted((ROOT / "Browser" / "campaigns").iterdir())]


def main(folder: Path, journeys: list[tuple[str, str]]):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        server = Server(Path(data))
        for campaign in FOLDERS:
            server.import_campaign(campaign)
        server.start()
        chromium = launch(playwright)
        for campaign, language in journeys:
            for width in (390, 1280):
                take(folder, server, chromium, campaign, language, width)
        chromium.close()
        server.stop()


def take(folder: Path, server: Server, chromium, campaign: str, language: str, width: int):
    def browser(**options):
        return chromium.new_context(viewport={"width": width, "height": 900}, **options)

    for kind, page in visits(server, browser, campaign, language):
        page.screenshot(path=folder / f"{campaign}-{language}-{kind}-{width}.png", full_page=True)


if __name__ == "__main__":
    chosen = [(sys.argv[2], sys.argv[3])] if len(sys.argv) > 3 else [("calais", "en"), ("calais", "fr"), ("clinic", "ar"), ("form-only", "fr")]
    main(Path(sys.argv[1]), chosen)
