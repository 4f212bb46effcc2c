import CLzma
import CZlib

/// Unpacks a stream piece by piece. `unpack` returns nil when the stream is damaged.
protocol Unpacker: AnyObject {
    var isAtEnd: Bool { get }
    func unpack(_ packed: [UInt8]) -> [UInt8]?
}

/// Unpacks gzip (RFC 1952). Several members after one another are one stream.
final class GzipUnpacker: Unpacker {
    private var stream = z_stream()
    private(set) var isAtEnd = false

    init() {
        let started = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(started == Z_OK, "zlib could not start: \(started)")
    }

    deinit { inflateEnd(&stream) }

    func unpack(_ packed: [UInt8]) -> [UInt8]? {
        var packed = packed
        var unpacked: [UInt8] = []
        let isWhole = packed.withUnsafeMutableBufferPointer { input -> Bool in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            while stream.avail_in > 0 || stream.avail_out == 0 {
                if isAtEnd {
                    guard stream.avail_in > 0 else { return true }
                    inflateReset(&stream)
                    isAtEnd = false
                }
                let (piece, result) = step()
                unpacked.append(contentsOf: piece)
                if result == Z_STREAM_END {
                    isAtEnd = true
                } else if result != Z_OK {
                    return result == Z_BUF_ERROR
                }
            }
            return true
        }
        return isWhole ? unpacked : nil
    }

    private func step() -> (piece: [UInt8], result: Int32) {
        var result: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: FileBytes.piece) { output, count in
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(FileBytes.piece)
            result = inflate(&stream, Z_NO_FLUSH)
            count = FileBytes.piece - Int(stream.avail_out)
        }
        return (piece, result)
    }
}

/// Unpacks the .xz format and checks its checksums. Uses at most 256 MB of memory.
final class XZUnpacker: Unpacker {
    private var stream = lzma_stream()

    /// Whether the stream has ended. liblzma says so only when the call tells that no input
    /// follows.
    var isAtEnd: Bool {
        var nothing: UInt8 = 0
        stream.avail_in = 0
        return withUnsafeMutablePointer(to: &nothing) { byte in
            stream.next_out = byte
            stream.avail_out = 1
            return lzma_code(&stream, LZMA_FINISH) == LZMA_STREAM_END
        }
    }

    init() {
        let started = lzma_stream_decoder(&stream, 256 << 20, lzma_concatenated())
        precondition(started == LZMA_OK, "liblzma could not start: \(started)")
    }

    deinit { lzma_end(&stream) }

    func unpack(_ packed: [UInt8]) -> [UInt8]? {
        var unpacked: [UInt8] = []
        let isWhole = packed.withUnsafeBufferPointer { input -> Bool in
            stream.next_in = input.baseAddress
            stream.avail_in = input.count
            repeat {
                var result = LZMA_OK
                let piece = [UInt8](unsafeUninitializedCapacity: FileBytes.piece) { output, count in
                    stream.next_out = output.baseAddress
                    stream.avail_out = FileBytes.piece
                    result = lzma_code(&stream, LZMA_RUN)
                    count = FileBytes.piece - stream.avail_out
                }
                unpacked.append(contentsOf: piece)
                if result == LZMA_BUF_ERROR { return true }
                guard result == LZMA_OK || result == LZMA_STREAM_END else { return false }
            } while stream.avail_in > 0 || stream.avail_out == 0
            return true
        }
        return isWhole ? unpacked : nil
    }
}
