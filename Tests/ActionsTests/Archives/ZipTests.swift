import Foundation
import Testing

@testable import Actions

@Suite struct ZipTests {
    private static let limits = ZipReader.Limits(entries: 10, octets: 1_000, all: 2_000)

    @Test func whatWasWrittenIsRead() throws {
        let files = [
            ("a.txt", Array("Hello".utf8)), ("letters/é.md", []), ("b", Array(repeating: 7, count: 900)),
        ]
        let read = try ZipReader(zip(files.map { (path: $0.0, bytes: $0.1) }), limits: Self.limits)
        #expect(read.names == files.map(\.0))
        for (name, bytes) in files { #expect(try read.file(name) == bytes) }
        #expect(try read.file("c") == nil)
    }

    /// Tests an archive that Python's zipfile has written, compressed.
    @Test func aCompressedFileIsRead() throws {
        let archive = Data(
            base64Encoded:
                "UEsDBBQAAAAIAAAAIVBkenCvBgAAAGQAAAAEAAAAYS5tZEtMpD0AAFBLAQIUAxQAAAAIAAAAIVBkenCvBgAAAGQAAAAEAAAAAAAAAAAAAACAAQAAAABhLm1kUEsFBgAAAAABAAEAMgAAACgAAAAAAA=="
        )
        let read = try ZipReader([UInt8](#require(archive)), limits: Self.limits)
        #expect(try read.file("a.md") == Array(repeating: UInt8(ascii: "a"), count: 100))
    }

    @Test(arguments: ["../a", "/a", "a/../b", "a//b", "C:a", "a\\b", "./a", "a\u{0}b"])
    func namesStayInside(name: String) {
        #expect(throws: ZipReader.Failure.unsafe(name)) {
            try ZipReader(zip([(name, [1])]), limits: Self.limits)
        }
    }

    @Test func sameNamesAndLinksAreRefused() throws {
        #expect(throws: ZipReader.Failure.unsafe("a")) {
            try ZipReader(zip([("a", [1]), ("a", [2])]), limits: Self.limits)
        }
        var link = zip([("a", [1])])
        let entry = try #require(Self.directory(of: link))
        link[entry + 41] = 0xA1
        #expect(throws: ZipReader.Failure.unsafe("a")) { try ZipReader(link, limits: Self.limits) }
    }

    @Test func whatIsTooMuchIsNotUnpacked() {
        let many = zip((0..<11).map { ("\($0)", [1]) })
        #expect(throws: ZipReader.Failure.tooManyEntries) { try ZipReader(many, limits: Self.limits) }
        let large = zip([("a", Array(repeating: 0, count: 1_001))])
        #expect(throws: ZipReader.Failure.tooLarge("a")) { try ZipReader(large, limits: Self.limits) }
        let all = zip((0..<3).map { ("\($0)", Array(repeating: 0, count: 900)) })
        #expect(throws: ZipReader.Failure.tooLarge("2")) { try ZipReader(all, limits: Self.limits) }
    }

    /// An archive whose directory says less than its file holds must not unpack the file.
    @Test func aSizeThatLiesIsFound() throws {
        var bomb = zip([("a", Array(repeating: 5, count: 900))])
        let entry = try #require(Self.directory(of: bomb))
        bomb[entry + 24] = 10
        bomb[entry + 25] = 0
        let read = try ZipReader(bomb, limits: Self.limits)
        #expect(throws: ZipReader.Failure.damaged) { try read.file("a") }
    }

    @Test func everyCutOfAnArchiveIsRefused() {
        let whole = zip([("a.txt", Array("Hello".utf8)), ("b.txt", Array("World".utf8))])
        for length in 0..<whole.count {
            #expect(throws: ZipReader.Failure.self) {
                try ZipReader(Array(whole.prefix(length)), limits: Self.limits)
            }
        }
    }

    private static func directory(of archive: [UInt8]) -> Int? {
        archive.indices.first { Array(archive[$0...].prefix(4)) == [0x50, 0x4B, 1, 2] }
    }
}
