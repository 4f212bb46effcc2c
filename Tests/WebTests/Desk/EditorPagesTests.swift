import Domain
import Testing
import Web

/// What the forms of the editor send, and what they show of a draft.
@Suite struct EditorPagesTests {
    private let context = DeskFixture.context("en", DeskFixture.ruth)

    private func names(in html: HTML) -> Set<String> {
        Set(html.text.matches(of: /\sname="([^"]+)"/).map { String($0.1) })
    }

    private func deeds(in html: HTML) -> [String] {
        html.text.matches(of: /name="do" value="([^"]+)"/).map { String($0.1) }
    }

    @Test func everyPartSendsItsRevisionAndItsForm() {
        let pages = [
            pageEditorPage(context, DeskFixture.heading, DeskFixture.pageEditor),
            lettersEditorPage(context, DeskFixture.heading, DeskFixture.letters),
            targetPage(context, DeskFixture.heading, DeskFixture.targetEditor),
            memberTargetPage(context, DeskFixture.heading, DeskFixture.memberTarget(nil)),
            datesPage(context, DeskFixture.heading, DeskFixture.datesEditor),
        ]
        for page in pages {
            #expect(page.text.contains("<input type=\"hidden\" name=\"base\" value=\"417\">"))
            #expect(page.text.contains("<input type=\"hidden\" name=\"form\" value=\"8f14e45fceea167a\">"))
            #expect(page.text.contains(" novalidate") && page.text.contains("<p role=\"status\">"))
        }
    }

    /// Enter in a field presses the first button of its form, which must not be a tool.
    @Test func enterSaves() throws {
        let page = lettersEditorPage(context, DeskFixture.heading, DeskFixture.letters).text
        let form = try #require(page.firstRange(of: "<form"))
        let button = try #require(page[form.lowerBound...].firstRange(of: "<button"))
        #expect(
            page[button.lowerBound...].hasPrefix(
                "<button class=\"away\" tabindex=\"-1\" aria-hidden=\"true\">Save<"))
    }

    @Test func aLetterHasAFieldForEachParagraphAndTheToolsThatFit() {
        let page = lettersEditorPage(context, DeskFixture.heading, DeskFixture.letters)
        let expected = ["fr-subject", "en-subject", "fr-1", "en-3", "prompts-fr", "prompts-en"]
        #expect(names(in: page).isSuperset(of: expected) && !names(in: page).contains("ar-1"))
        let deeds = deeds(in: page)
        #expect(!deeds.contains("up-1") && !deeds.contains("join-1") && !deeds.contains("down-3"))
        #expect(deeds.contains("add-3") && deeds.contains("out-2") && deeds.contains("still-en-2"))
        #expect(deeds.contains("own-up") && deeds.contains("own-down"))
    }

    @Test func withoutAPlaceOwnWordsStandBeforeTheLastParagraph() throws {
        var editor = DeskFixture.letters
        editor.state.values["own-words"] = ""
        let page = lettersEditorPage(context, DeskFixture.heading, editor).text
        let slot = try #require(page.firstRange(of: "class=\"slot\""))
        let third = try #require(page.firstRange(of: "<textarea id=\"fr-2\""))
        let last = try #require(page.firstRange(of: "<textarea id=\"fr-3\""))
        #expect(third.lowerBound < slot.lowerBound && slot.lowerBound < last.lowerBound)
    }

    @Test func contentSaysItsLanguageAndItsDirection() {
        let page = lettersEditorPage(context, DeskFixture.draftHeading, DeskFixture.lettersAlone).text
        #expect(page.contains("name=\"ar-1\" lang=\"ar\" dir=\"rtl\""))
    }

    @Test func aDraftLeadsOnAndALiveCampaignStays() {
        let draft = pageEditorPage(context, DeskFixture.draftHeading, DeskFixture.pageOfDraft)
        let live = pageEditorPage(context, DeskFixture.heading, DeskFixture.pageEditor)
        #expect(deeds(in: draft).contains("next") && draft.text.contains("Save and go on: Who decides"))
        #expect(!deeds(in: live).contains("next"))
    }

    @Test func theRailHasOnlyThePlacesThatExist() {
        let page = pageEditorPage(context, DeskFixture.draftHeading, DeskFixture.pageOfDraft).text
        #expect(page.contains("href=\"/desk/crossing/targets\"") && page.contains("nobody yet"))
        #expect(!page.contains("/desk/crossing/words") && !page.contains("/desk/crossing/export"))
    }

    @Test func whatACampaignCannotHoldIsNotAsked() {
        var editor = DeskFixture.targetEditor
        #expect(names(in: targetPage(context, DeskFixture.heading, editor)).contains("days"))
        editor.state.values["days"] = nil
        #expect(!names(in: targetPage(context, DeskFixture.heading, editor)).contains("days"))
        let dates = names(in: datesPage(context, DeskFixture.heading, DeskFixture.datesEditor))
        #expect(!dates.contains("opens") && !dates.contains("zone") && dates.contains("closes"))
    }

    @Test func nothingIsPublishedWhileSomethingIsMissing() {
        let blocked = tryPage(context, DeskFixture.draftHeading, DeskFixture.tryingDraft)
        #expect(!blocked.text.contains("action=\"/desk/crossing/publish\""))
        #expect(blocked.text.contains("First: Who decides"))
        let ready = tryPage(context, DeskFixture.draftHeading, DeskFixture.tryingFirst)
        #expect(ready.text.contains("action=\"/desk/crossing/publish\""))
        #expect(names(in: ready).isSuperset(of: ["note", "when", "day", "time", "zone", "as"]))
    }

    @Test func aConflictCarriesEverythingThatNobodyHasToChoose() {
        let page = conflictPage(context, DeskFixture.heading, DeskFixture.conflict)
        #expect(page.text.contains("name=\"fr-1\" value=\"Je vous écris &lt;b&gt;\""))
        #expect(names(in: page).isSuperset(of: ["keep-fr-3", "fr-3", "keep-ar-1", "base", "form"]))
        #expect(page.text.ranges(of: "name=\"fr-3\"").count == 1)
    }

    @Test func onlyTheWaysThatExistAreShown() {
        let page = newCampaignPage(context, DeskFixture.newCampaignWrong)
        let ways = page.text.matches(of: /name="way" value="([a-z]+)"/).map { String($0.1) }
        // There is nothing to copy.
        #expect(ways == ["blank"])
        #expect(names(in: page).contains("slug"))
        let all = newCampaignPage(context, DeskFixture.newCampaign)
        #expect(!names(in: all).contains("slug") && names(in: all).contains("docx"))
    }

    @Test func aPastedTextKeepsItsBoundaries() {
        let page = pastedPartsPage(context, DeskFixture.pastedParts)
        #expect(page.text.contains("name=\"start-3\" value=\"5\""))
        #expect(deeds(in: page).contains("more-2") && deeds(in: page).contains("split-2-2"))
        #expect(!deeds(in: page).contains("more-1") && !deeds(in: page).contains("split-1-1"))
    }
}
