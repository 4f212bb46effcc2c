"""What every page must hold, wherever a journey comes to it."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

SHOTS = os.environ.get("DESK_SHOTS")


def faults(page) -> list:
    """The barriers that axe finds, and whether the page is wider than its window. Axe needs a script."""
    # A click ends once the next page has begun: it may still have no element.
    page.wait_for_load_state()
    violations = Axe().run(page).response["violations"]
    found = [(violation["id"], [node["html"][:160] for node in violation["nodes"]]) for violation in violations]
    is_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found + (["wider than its window"] if is_wide else [])


def look(person, name: str):
    """Asks for the faults of the page. Keeps pictures in the folder `DESK_SHOTS`."""
    page = person.page
    found = faults(page)
    assert not found, (name, found)
    for width in [1280, 390] if SHOTS else []:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
