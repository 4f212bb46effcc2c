"""Own words at the desk: an organiser holds them, reads, searches, releases and refuses; a writer is told, and writes again."""

from letterbox import text_of
from look import look
from server import wait_until
from supporter import Supporter


def rows(owner) -> str:
    return owner.page.inner_text("main")


def test_own_words_are_read_before_they_leave(fresh_server, owner, browser):
    owner.open("/desk/calais/words")
    look(owner, "words-none")
    owner.page.check("[name=hold][value=all]")
    owner.page.fill("[name=list]", "honte\nwhere you live")
    owner.press("button[value=rule]")
    assert "The rule is set" in rows(owner)

    people = {}
    for name, words in [
        ("Rosa Whitlam", "I have a spare room, a piano, and an école nearby. https://welcome.example"),
        ("Idris Vaughan", "I know <b>where you live</b>, {name}."),
        ("Nour Haddad", "جئت إلى فرنسا وأنا في الرابعة عشرة."),
    ]:
        people[name] = Supporter(fresh_server, browser(), name)
        people[name].write(words=words)
        people[name].confirm()
    rosa, idris = people["Rosa Whitlam"], people["Idris Vaughan"]
    assert "reads own words before they are sent" in rosa.page.inner_text("main")
    look(rosa, "words-thanks")
    count = rosa.page.request.get(fresh_server.site + "/calais/tally.json").json()
    assert count["letters"]["accepted"] == 0

    # Nothing runs and nothing is filled in; each text has its own direction.
    owner.open("/desk/calais/words")
    assert "I know <b>where you live</b>, {name}." in rows(owner) and "Idris Vaughan" in rows(owner)
    assert owner.page.locator(".rail a[href='/desk/calais/words'] small").inner_text() == "3 to read"
    arabic = owner.page.locator(".said", has_text="فرنسا")
    assert arabic.evaluate("one => getComputedStyle(one).direction") == "rtl"
    look(owner, "words-held")
    owner.open("/desk/calais/words?language=fr")
    look(owner, "words-held-fr")
    owner.open("/desk/calais/words?language=en")

    def found() -> bool:
        owner.page.fill("#q", "ECOLE")
        owner.press("[role=search] button")
        return "Rosa Whitlam" in rows(owner)

    wait_until(found, seconds=15, what=lambda: rows(owner))
    assert "Idris" not in rows(owner)
    owner.press("form.tools button[value=release]")
    assert owner.page.inner_text("h1") == "Release one letter"
    look(owner, "words-release-all")
    owner.press()
    assert "One letter is released" in rows(owner)
    assert "piano" in rosa.letter().get_content()

    owner.open("/desk/calais/words")
    owner.page.check("li:has-text('Idris') [name=id]")
    owner.page.click("details.tight summary")
    owner.press("details.tight button")
    assert "Write the reason" in rows(owner)
    look(owner, "words-reason-missing")
    owner.page.fill("[name=reason]", "We cannot pass on what sounds like a threat.")
    owner.press("details.tight button")
    assert "One letter is refused" in rows(owner) and "Idris" not in rows(owner)

    def told():
        return [text_of(mail) for mail in idris.mails() if "sounds like a threat" in text_of(mail)]

    wait_until(told, seconds=15, what=lambda: idris.mails())
    assert "where you live" in told()[0] and fresh_server.site + "/calais" in told()[0]
    owner.open("/desk/calais/words?show=refused")
    look(owner, "words-refused")
    owner.open("/desk/calais/history")
    assert "Own words refused" in rows(owner) and "Own words released" in rows(owner)

    # This browser has proved its address, so the new letter needs no mail.
    idris.open("/calais/en")
    idris.fill(words="")
    idris.sign()
    assert idris.page.url.endswith("/thanks")
    assert "where you live" not in idris.letter().get_content()
    owner.open("/desk/calais/words?show=gone")
    assert "Rosa Whitlam" in rows(owner)
    look(owner, "words-gone")
