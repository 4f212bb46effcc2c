import Domain
import Foundation
import Testing

@testable import Storage

/// The search over own words, which finds the same on both engines.
@Suite struct WordSearchTests {
    private static let texts = [
        "L’école de Calais, à 7 h", "ECOLE fermée: foo@bar.example", "Écoles au pluriel",
        "كَتَبَ إليكم الأطفال", "a\u{300}-b don't \"quoted\" & | ! <-> :* NEAR(x y)", "ﬁn 日本語 ½",
    ]

    private func letter(_ id: Int64, _ words: String, in campaign: String = "calais") -> Letter {
        Letter(
            id: id, campaign: campaign, campaignVersion: 1, target: "minister",
            draft: Draft(
                step: "write", language: "en", name: "N", email: "", country: "GB", postcode: "", words: words
            ),
            rehearsal: false, writtenAt: Date(milliseconds: 0))
    }

    private func fill(_ database: Database) async throws {
        try await database.write { connection in
            for (index, words) in Self.texts.enumerated() {
                for campaign in ["calais", "calais-2"] {
                    let id = Int64(index + 1 + (campaign == "calais" ? 0 : 100))
                    let letter = letter(id, words, in: campaign)
                    try connection.run(
                        .insert(StoredLetter(letter: letter, browser: [1], proved: false), consent: ""))
                    try connection.letterWords.add(letter, held: index == 1 ? .link : nil)
                }
            }
            #expect(try connection.letterWords.index(limit: 100) == 2 * Self.texts.count)
        }
    }

    @Test(arguments: EngineKind.allCases) func bothEnginesFindTheSame(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            try await fill(database)
            let expected: [(String, [Int64])] = [
                ("ecole", [1]), ("ÉCOLE calais", [1]), ("ecole absent", []), ("écoles", [3]), ("كتب", [4]),
                ("don't", [5]), ("NEAR", [5]), ("\" OR ecole", []), ("\"quoted\" & b", [5]), ("x*", [5]),
                ("fin 日本語", [6]), ("2", [6]), ("gone", []), ("calais", [1]), ("-ecole", [1]),
                ("***", []), ("🙂", []), ("words:ecole", []), (String(repeating: "ecole ", count: 90), [1]),
            ]
            for (query, letters) in expected {
                let found = try await database.read {
                    try $0.letterWords.search(
                        query, in: "calais", rehearsal: false, .gone, before: .max, limit: 9)
                }
                #expect(found == letters, "\(query)")
            }
            let elsewhere = try await database.read {
                try $0.letterWords.search(
                    "foo", in: "calais-2", rehearsal: false, .held, before: .max, limit: 9)
            }
            let before = try await database.read {
                try $0.letterWords.search("a", in: "calais", rehearsal: false, .gone, before: 2, limit: 9)
            }
            let rehearsed = try await database.read {
                try $0.letterWords.search("b", in: "calais", rehearsal: true, .gone, before: .max, limit: 9)
            }
            #expect(elsewhere == [102] && before == [1] && rehearsed == [])
        }
    }

    /// Neither the index nor the file has a word that was erased.
    @Test func nothingOfErasedWordsStaysInTheFile() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trial_\(UUID().uuidString)")
        let database = Database(try await SQLiteEngine.open(folder: folder))
        let secret = "unmistakable"
        try await database.write { connection in
            for id in Int64(1)...50 {
                let letter = letter(id, id == 7 ? secret : "word \(id)")
                try connection.run(
                    .insert(StoredLetter(letter: letter, browser: [1], proved: false), consent: ""))
                try connection.letterWords.add(letter, held: nil)
            }
            _ = try connection.letterWords.index(limit: 100)
        }
        func isInFile() async throws -> Bool {
            try await database.engine.checkpoint()
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .contains {
                    try !$0.hasDirectoryPath && Data(contentsOf: $0).firstRange(of: Data(secret.utf8)) != nil
                }
        }
        #expect(try await isInFile())
        try await database.write { try $0.letters.erase(7, at: Date(milliseconds: 1)) }
        let day = Day(Date(milliseconds: 0))
        var passes = 0
        while try await database.write({ try $0.letterWords.forgetErased(on: day) }) { passes += 1 }
        #expect(passes > 0)
        #expect(try await !isInFile())
        try await database.engine.close()
        try FileManager.default.removeItem(at: folder)
    }
}
