import Foundation

/// Conversion of decimal digits of any script.
package enum Digits {
    /// Returns the text with the decimal digits of all scripts as 0 to 9.
    package static func western(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map(western)))
    }

    private static func western(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard !scalar.isASCII, scalar.properties.numericType == .decimal,
            let value = scalar.properties.numericValue
        else {
            return scalar
        }
        return Unicode.Scalar(UInt8(0x30 + Int(value)))
    }
}
