import CZlib

/// Returns `bytes` in the gzip format of RFC 1952. `level` is the level of zlib, from 1 (fast) to 9
/// (small).
package func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
    var stream = z_stream()
    let gzipWindow: Int32 = 15 + 16
    let opened = deflateInit2_(
        &stream, level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
    precondition(opened == Z_OK, "zlib could not start: \(opened)")
    defer { deflateEnd(&stream) }
    var input = bytes
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
        input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(room)
            let ended = deflate(&stream, Z_FINISH)
            precondition(ended == Z_STREAM_END, "zlib did not finish: \(ended)")
            count = room - Int(stream.avail_out)
        }
    }
}
