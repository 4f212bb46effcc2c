import CMessageFormat
import Foundation

extension InterfaceText {
    /// Apostrophes are doubled because ICU takes a single one for a quote. A pattern that ICU refuses is a mistake in a language file.
    func filled(_ pattern: String, _ arguments: [String: String]) -> String {
        let names = arguments.keys.map { strdup($0) }
        let values = arguments.values.map { strdup($0) }
        defer { for pointer in names + values { free(pointer) } }
        var error = [CChar](repeating: 0, count: 256)
        let text = postbag_format_message(
            language.tag, pattern.replacing("'", with: "''"), names.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, Int32(names.count),
            &error)
        guard let text else { preconditionFailure("interface text in \(language): \(pattern)") }
        defer { free(text) }
        return String(cString: text)
    }
}
