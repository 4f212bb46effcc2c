package import Domain

/// The data of files for one legislature, read and checked but not yet stored. A part that no file
/// gave is nil, and the stored part stays.
package struct PlaceImport: Sendable {
    package var legislature: Legislature
    /// The index of postal codes, as the bytes of a whole file.
    package var codes: [UInt8]?
    /// The index of codes no longer in use. Nil when the table has no such codes.
    package var ended: [UInt8]?
    package var divisions: [Division]?
    package var representatives: [Representative]?
    package var map: HexMap?
    package var sources: [PlaceSource] = []
    package var report = PlaceReport()

    package init(legislature: Legislature) { self.legislature = legislature }
}
