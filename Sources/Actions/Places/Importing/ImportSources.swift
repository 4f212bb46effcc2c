import Domain

/// The source, licence and date of each part of an import, which pages must show. Nothing is
/// guessed from a file's name.
struct ImportSources {
    struct Source {
        var name: String?
        var licence: String?
        var date: Day?
    }

    private var parts: [PlaceSource.Part: (files: [String], source: Source)] = [:]

    mutating func add(_ part: PlaceSource.Part, _ file: String, _ source: Source) {
        parts[part] = ((parts[part]?.files ?? []) + [file], source)
    }

    /// Gives the divisions the source of the members when no table of divisions was given.
    mutating func addDivisionsOfMembers() {
        if parts[.divisions] == nil { parts[.divisions] = parts[.representatives] }
    }

    /// Returns the sources of all parts. The operator's options come first, then what is known of
    /// such files, then the previous source. Throws when a source, licence or date is missing.
    func all(_ options: PlaceOptions, kept: [PlaceSource]) throws(PlaceFileError) -> [PlaceSource] {
        var found: [PlaceSource] = []
        var (files, flags): (Set<String>, Set<String>) = ([], [])
        for (part, known) in parts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let before = kept.first { $0.part == part }
            let source = options.source ?? known.source.name ?? before?.source
            let licence = options.licence ?? known.source.licence ?? before?.licence
            let date = options.date ?? known.source.date
            if let source, let licence, let date {
                found.append(PlaceSource(part: part, source: source, licence: licence, date: date))
                continue
            }
            files.formUnion(known.files)
            if source == nil { flags.insert("--source \"who publishes it\"") }
            if licence == nil { flags.insert("--licence \"its licence\"") }
            if date == nil { flags.insert("--date YYYY-MM-DD, the day that it describes") }
        }
        guard files.isEmpty else {
            throw PlaceFileError(
                "pages must say where tables come from. Say it for \(files.sorted().joined(separator: ", ")): "
                    + flags.sorted(by: >).joined(separator: ", "))
        }
        return found
    }
}

/// Finds the newest of months such as `202411`.
struct NewestMonth {
    private var digits: ArraySlice<UInt8> = []

    mutating func note(_ month: ArraySlice<UInt8>) {
        guard month.count == 6, digits.lexicographicallyPrecedes(month),
            month.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return }
        digits = ArraySlice(Array(month))
    }

    var day: Day? {
        let text = String(decoding: digits, as: UTF8.self)
        return Day("\(text.prefix(4))-\(text.suffix(2))-01")
    }
}
