import Domain
import Foundation
import Testing

@testable import Channels

@Suite("The letterbox") struct LetterboxTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "letterbox-\(UUID().uuidString)")

    @Test func whatIsSentCanBeRead() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let letterbox = Letterbox(directory: folder)
        #expect(await letterbox.messages(limit: 10) == [])
        for number in 1...3 {
            #expect(
                await letterbox.send(sampleMail(subject: "Été \(number)", body: ".\nÀ vous\n"))
                    == .accepted(Reply(250, "lies in the letterbox")))
        }
        let list = await letterbox.messages(limit: 2)
        #expect(list.map(\.subject) == ["Été 3", "Été 2"])
        let mail = try #require(await letterbox.message(list[0].id))
        #expect(mail.text == ".\nÀ vous\n")
        #expect(mail.field("Return-Path") == "<bounce-7@postbag.example>")
        #expect(mail.field("Delivered-To") == "minister@interior.example")
    }

    @Test func isAMaildirThatOnlyWeCanRead() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = await Letterbox(directory: folder).send(sampleMail())
        let files = FileManager.default
        #expect(try Set(files.contentsOfDirectory(atPath: folder.path)) == ["cur", "new", "tmp"])
        #expect(try files.contentsOfDirectory(atPath: folder.path + "/tmp") == [])
        let name = try #require(files.contentsOfDirectory(atPath: folder.path + "/new").first)
        #expect(name.firstMatch(of: /^\d{10}\.M\d{6}P\d+Q\d{6}\.[^\/:]+$/) != nil)
        let file = folder.path + "/new/" + name
        #expect(try files.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        #expect(try !Data(contentsOf: URL(filePath: file)).contains(13))
    }

    @Test func whatAReaderHasMovedIsStillThere() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let letterbox = Letterbox(directory: folder)
        _ = await letterbox.send(sampleMail())
        let id = try #require(await letterbox.messages(limit: 1).first?.id)
        try FileManager.default.moveItem(
            atPath: "\(folder.path)/new/\(id)", toPath: "\(folder.path)/cur/\(id):2,S")
        #expect(await letterbox.messages(limit: 5).map(\.id) == [id])
        #expect(await letterbox.message(id) != nil)
    }

    @Test(arguments: [
        "", ".", "..", "../secret", "../../../etc/passwd", "new/../../secret", "%2e%2e/secret", "\0",
    ])
    func idsReachNothingElse(id: String) async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let letterbox = Letterbox(directory: folder)
        _ = await letterbox.send(sampleMail())
        try Data("Subject: secret\n\nsecret".utf8).write(to: folder.appending(path: "secret"))
        #expect(await letterbox.message(id) == nil)
    }

    @Test func manyAtOnceGetNamesOfTheirOwn() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let letterbox = Letterbox(directory: folder)
        await withTaskGroup { group in
            for _ in 0..<50 { group.addTask { await letterbox.send(sampleMail()) } }
        }
        #expect(await Set(letterbox.messages(limit: 100).map(\.id)).count == 50)
    }

    @Test func aDiskThatCannotBeWrittenDefers() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data().write(to: folder)
        guard case .deferred(let reply) = await Letterbox(directory: folder).send(sampleMail()) else {
            Issue.record("not deferred")
            return
        }
        #expect(reply.text.hasPrefix("The letterbox cannot be written"))
    }

    @Test func whatCannotBeWrittenDownIsRefused() async {
        #expect(
            await Letterbox(directory: folder).send(sampleMail(to: "nobody"))
                == .refused(Reply(0, "This mail cannot be written: an impossible address in To.")))
    }
}
