package import Domain
package import Foundation
import Storage

/// Encrypts and decrypts files in the format of age, a piece at a time.
package enum AgeFile {
    /// Encrypts `source` to the recipients. The new file gets its name once it is whole.
    package static func encrypt(
        _ source: URL, to target: URL, for recipients: [AgeRecipient], random: (Int) -> [UInt8]
    ) async throws {
        let key = AgeFileKey(octets: random(16))
        let header = try AgeHeader.make(for: recipients, key: key, random: random)
        let nonce = random(AgePayload.nonceLength)
        try await CopyFile.write(to: target) { partial in
            try copy(source, to: partial) { input, output in
                try output.write(contentsOf: Data(header + nonce))
                var payload = AgePayload(key, nonce: nonce)
                try eachPiece(of: input, size: AgePayload.piece) { piece, isLast in
                    try output.write(contentsOf: payload.seal(piece, isLast: isLast))
                }
            }
        }
    }

    /// Decrypts `source`. Throws an `AgeError` when no key opens it, or it was changed.
    package static func decrypt(_ source: URL, to target: URL, with identities: [AgeIdentity]) async throws {
        try await CopyFile.write(to: target) { partial in
            try copy(source, to: partial) { input, output in
                let head = [UInt8](try input.read(upToCount: AgeHeader.longest) ?? Data())
                let (length, key) = try AgeHeader.open(head, with: identities)
                try input.seek(toOffset: UInt64(length))
                let nonce = [UInt8](try input.read(upToCount: AgePayload.nonceLength) ?? Data())
                guard nonce.count == AgePayload.nonceLength else { throw AgeError.damaged }
                var payload = AgePayload(key, nonce: nonce)
                try eachPiece(of: input, size: AgePayload.piece + AgePayload.overhead) { piece, isLast in
                    try output.write(contentsOf: payload.open(piece, isLast: isLast))
                }
            }
        }
    }

    private static func copy(
        _ source: URL, to path: String, _ work: (_ input: FileHandle, _ output: FileHandle) throws -> Void
    ) throws {
        do {
            let input = try FileHandle(forReadingFrom: source)
            let output = try FileHandle(forWritingTo: URL(filePath: path))
            try work(input, output)
            // What could not be written may be told only here.
            try output.close()
        } catch let error as CocoaError {
            let cause = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { "\($0)" }
            throw EngineError("\(path): \(cause ?? error.localizedDescription)")
        }
    }

    /// Passes a file on in pieces of `size` octets. A file without octets is one empty piece.
    private static func eachPiece(
        of input: FileHandle, size: Int, _ body: (_ piece: Data, _ isLast: Bool) throws -> Void
    ) throws {
        var piece = try input.read(upToCount: size) ?? Data()
        while true {
            let next = piece.count < size ? Data() : try input.read(upToCount: size) ?? Data()
            try body(piece, next.isEmpty)
            if next.isEmpty { return }
            piece = next
        }
    }
}
