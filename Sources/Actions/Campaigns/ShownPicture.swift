import CPixbuf
import Domain

/// A campaign's picture as pages show it. The picture is an upright JPEG without the camera's
/// metadata. Its file is small enough for a phone on a bad connection.
package struct ShownPicture: Sendable {
    package let jpeg: [UInt8]
    /// In pixels.
    package let width: Int, height: Int

    /// The maximum size of the JPEG, in bytes.
    package static let largest = 60_000
    private static let widths = [1_280, 960, 720, 480, 320]
    private static let qualities = ["82", "70", "58", "46"]

    /// Nil when gdk-pixbuf cannot read the bytes, or the picture has more than 60 million pixels.
    package init?(_ bytes: [UInt8]) {
        guard let picture = pixbuf_read(bytes, gsize(bytes.count)) else { return nil }
        defer { g_object_unref(UnsafeMutableRawPointer(picture)) }
        let (fullWidth, fullHeight) = (
            Int(gdk_pixbuf_get_width(picture)), Int(gdk_pixbuf_get_height(picture))
        )
        // The limit is on the longer side, so that a tall picture has as many pixels as a wide one.
        for longest in Self.widths {
            let scale = min(1, Double(longest) / Double(max(fullWidth, fullHeight)))
            let (width, height) = (
                max(1, Int(Double(fullWidth) * scale)), max(1, Int(Double(fullHeight) * scale))
            )
            guard let scaled = pixbuf_scaled(picture, CInt(width), CInt(height)) else { return nil }
            defer { g_object_unref(UnsafeMutableRawPointer(scaled)) }
            if let jpeg = Self.qualities.lazy.compactMap({ Self.encoded(scaled, $0) }).first(where: {
                $0.count <= Self.largest
            }) {
                (self.jpeg, self.width, self.height) = (jpeg, width, height)
                return
            }
        }
        return nil
    }

    /// Whether the bytes are a picture that pages can show. Remembers it by their hash: the desk
    /// checks a draft, with its picture, for every page.
    static func canRead(_ bytes: [UInt8]) -> Bool { readable(bytes.sha256) { Self(bytes) != nil } }

    private static let readable = BoundedCache<[UInt8], Bool>(most: 200)

    private static func encoded(_ picture: OpaquePointer, _ quality: String) -> [UInt8]? {
        var buffer: UnsafeMutablePointer<gchar>?
        var count: gsize = 0
        guard pixbuf_jpeg(picture, quality, &buffer, &count) != 0, let buffer else { return nil }
        defer { g_free(buffer) }
        return buffer.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
            [UInt8](UnsafeBufferPointer(start: $0, count: Int(count)))
        }
    }
}
