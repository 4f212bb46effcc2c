"""A slip in a live letter: what the desk says beforehand, and which words then leave for whom."""

import time

from look import look
from server import wait_until
from supporter import Supporter


def main(person) -> str:
    return person.page.inner_text("main")


def test_a_slip_in_a_live_letter(fresh_server, owner, browser):
    rosa, nour, idris, jeanne = [
        Supporter(fresh_server, browser(), name) for name in ["Rosa Whitlam", "Nour Haddad", "Idris Vaughan", "Jeanne Lefèvre"]
    ]
    rosa.write("/calais/fr", writer="feminine")
    rosa.confirm()
    assert "leur trace" in rosa.letter().get_content()

    owner.open("/desk/calais/switches")
    look(owner, "switches-none-wait")
    owner.page.check("[name=on][value=sending]")
    owner.press()
    nour.write("/calais/fr", writer="feminine")
    nour.confirm()
    idris.write("/calais/fr", writer="masculine")
    jeanne.open("/calais/fr")
    jeanne.fill(writer="feminine", words="J’y étais en octobre.")
    owner.open("/desk/calais/switches")
    sending = owner.page.inner_text("section.para:has([value=sending])")
    assert "One letter waits to leave." in sending, sending
    assert "One letter waits to be confirmed." in owner.page.inner_text("section.para:has([value=code])")
    assert "With own words, it would be held." in owner.page.inner_text("section.para:has([value=words])")
    look(owner, "switches-waiting")

    # From the overview: four pages, one field.
    owner.open("/desk/calais")
    look(owner, "correction-overview")
    began = time.monotonic()
    with owner.page.expect_navigation():
        owner.page.click("text=Correct a letter")
    assert owner.page.url.endswith("/desk/calais/letters/minister")
    old = owner.page.input_value("[name=fr-3]")
    owner.page.fill("[name=fr-3]", old.replace("leur trace", "leur piste"))
    owner.press(".save button[value=changes]")
    assert owner.page.url.endswith("/desk/calais/try#changes")
    told = main(owner)
    for line in [
        "Letters: minister, French, paragraph 3",
        "One letter has left with the old words.",
        "One letter is signed and waits in the queue. What waits leaves with the text that its writer saw.",
        "One letter waits for its writer to confirm it. It keeps the old words.",
        "is shown the new ones on signing, and signs once more",
        "One paragraph of a translation is older than the original",
    ]:
        assert line in told, (line, told)
    [changed] = owner.page.locator("#changes ~ ul.list li").all()
    assert "trace" in changed.locator("del").inner_text() and "piste" in changed.locator("ins").inner_text()
    looking = time.monotonic()
    look(owner, "correction-try")
    owner.open("/desk/calais/try?language=fr")
    look(owner, "correction-try-fr")
    owner.open("/desk/calais/try?language=en")
    began += time.monotonic() - looking
    owner.press("button[value=slip]")
    assert "older than the original" not in main(owner)
    owner.press("form[action='/desk/calais/publish'] button.main")
    assert "Version 2, live since" in main(owner)
    seen = jeanne.context.new_page()

    def is_live() -> bool:
        seen.goto(fresh_server.site + "/calais/fr/write/write-minister")
        return "leur piste" in seen.content()

    wait_until(is_live, seconds=5, what=seen.content)
    print(f"a slip mended: 4 pages, 1 field, {time.monotonic() - began:.1f} s of the machine")
    look(owner, "correction-published")

    # Who wrote before keeps the old words, also those that were not yet confirmed.
    idris.confirm()
    owner.open("/desk/calais/switches")
    owner.page.uncheck("[name=on][value=sending]")
    owner.press()
    for early in [nour, idris]:
        assert "leur trace" in early.letter().get_content()

    # Who had the form open reads the new words first, and signs once more.
    jeanne.sign()
    assert "leur piste" in main(jeanne) and "a été modifié pendant que vous écriviez" in main(jeanne)
    look(jeanne, "correction-supporter")
    with jeanne.page.expect_navigation():
        jeanne.page.click("main form.sheet button.main")
    assert jeanne.page.url.endswith("/waiting")
    jeanne.confirm()
    letter = jeanne.letter().get_content()
    assert "leur piste" in letter and "leur trace" not in letter and "J’y étais en octobre." in letter
    assert len(rosa.letters()) == 1
