/// What one HTTP request may hold, in octets unless it says otherwise.
package enum RequestSizeLimits {
    /// The path with its query.
    package static let path = 4_096
    /// A host name of 253 octets (RFC 1035) and a port.
    package static let host = 260
    /// The values of all header fields together.
    package static let fields = 16_384
    /// Up to this size header fields are read whatever they hold.
    package static let harmlessFields = 2_000
    /// A form as it is sent. Own words at their limit take 180,000, each octet percent-encoded.
    package static let form = 1 << 18
    /// A form of the desk's editor, which may hold a letter in two languages.
    package static let editorForm = 1 << 20
    /// A form with a picture.
    package static let upload = 12 << 20
    /// Fields of a form.
    package static let formFields = 200
}
