import Domain
import Foundation
import Web

/// Own words: held, gone and refused, and a decision about many.
extension DeskFixture {
    static func wordsPages(_ owner: DeskPageContext, _ reader: DeskPageContext) -> [(
        name: String, html: HTML
    )] {
        var search = words(.held)
        (search.query, search.older) = ("école <b>", "/desk/calais/words?show=held&before=2")
        var (wrong, read) = (words(.held), words(.gone, names: false))
        (wrong.problem, wrong.chosen, wrong.reason) = (.noReason, [4_412], "\n <b>")
        (read.mayDecide, read.done) = (false, nil)
        var (released, unchosen) = (words(.gone), words(.held))
        (released.done, unchosen.problem) = ((.released, 2), .noLetter)
        var refusing = WordsTogether(
            .refuse, (1...WordsRules.mostAtOnce).map(Int64.init), query: "honte <b>")
        (refusing.problem, refusing.reason) = (.longReason, "No <b>")
        return [
            ("words", wordsPage(owner, heading, words(.held))),
            ("words-search", wordsPage(owner, heading, search)),
            ("words-wrong", wordsPage(owner, heading, wrong)),
            ("words-unchosen", wordsPage(owner, heading, unchosen)),
            ("words-gone", wordsPage(owner, heading, released)),
            ("words-reader", wordsPage(reader, heading, read)),
            ("words-refused", wordsPage(owner, heading, words(.refused))),
            (
                "words-none",
                wordsPage(
                    owner, heading,
                    WordsView(standing: .held, words: [], counts: [:], policy: WordsPolicy(), zone: "UTC"))
            ),
            (
                "words-release-all",
                wordsTogetherPage(owner, heading, WordsTogether(.release, Array(1...12), query: ""))
            ),
            ("words-refuse-all", wordsTogetherPage(owner, heading, refusing)),
        ]
    }

    private static func words(_ standing: WordsStanding, names: Bool = true) -> WordsView {
        let said = [
            (
                "Rosa <b>Whitlam", "I have a spare room <b> and a piano.\nRead https://welcome.example",
                WordsHold.link
            ),
            ("Nour Haddad", "جئت إلى فرنسا وأنا في الرابعة عشرة. <b>", .script),
            ("Idris", "=1+1 '", .listed),
        ]
        let all = said.enumerated().map { index, one in
            ReadableWords(
                letter: Int64(4_412 - index), words: one.1, language: index == 1 ? "ar" : "en",
                writer: names ? one.0 : nil, place: index == 0 ? "Hull <b>" : nil, country: "GB",
                confirmed: ago(Double(index)), standing: standing, why: standing == .held ? one.2 : nil,
                reason: standing == .refused ? "No threats <b>" : "",
                delivery: index == 2 ? .accepted : .queued)
        }
        var policy = WordsPolicy()
        (policy.hold, policy.list) = (.rule, ["honte <b>", "the end"])
        let counts: [WordsStanding: CappedCount] = [
            .held: CappedCount(upToLimit: 10_001), .gone: CappedCount(2_099), .refused: CappedCount(3),
        ]
        return WordsView(
            standing: standing, words: all, counts: counts, policy: policy, zone: "Europe/Paris")
    }
}
