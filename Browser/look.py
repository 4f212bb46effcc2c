"""What every page of the desk must hold, wherever a journey comes to it."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

SHOTS = os.environ.get("DESK_SHOTS")


def look(person, name: str):
    """Asks axe about the page, and whether it is wider than its window. Keeps pictures in the folder `DESK_SHOTS`."""
    page = person.page
    found = Axe().run(page).response["violations"]
    assert not found, (name, [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found])
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than {width}"
    for width in [1280, 390] if SHOTS else []:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
