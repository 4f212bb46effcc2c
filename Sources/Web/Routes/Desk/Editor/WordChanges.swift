import Domain

/// Compares two texts word by word. Long texts that differ much are shown one after the other.
func wordChanges(from old: String, to new: String) -> [TextChange] {
    let most = 2_000
    let (a, b) = (words(of: old), words(of: new))
    guard a.count <= most, b.count <= most else { return [.gone(old), .new(new)] }
    let difference = b.difference(from: a)
    var (gone, added) = (Set<Int>(), Set<Int>())
    for change in difference {
        switch change {
        case .remove(let offset, _, _): gone.insert(offset)
        case .insert(let offset, _, _): added.insert(offset)
        }
    }
    var changes: [TextChange] = []
    var (index, other) = (0, 0)
    while index < a.count || other < b.count {
        if index < a.count, gone.contains(index) {
            changes.add(.gone(a[index]))
            index += 1
        } else if other < b.count, added.contains(other) {
            changes.add(.new(b[other]))
            other += 1
        } else {
            changes.add(.same(b[other]))
            (index, other) = (index + 1, other + 1)
        }
    }
    return changes
}

/// The words of a text, each with the space after it.
private func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
        word.append(character)
        if character.isWhitespace {
            words.append(word)
            word = ""
        }
    }
    return word.isEmpty ? words : words + [word]
}

extension [TextChange] {
    /// Adds a piece, to the last one if that is of the same kind.
    fileprivate mutating func add(_ piece: TextChange) {
        switch (last, piece) {
        case (.same(let before), .same(let text)): self[count - 1] = .same(before + text)
        case (.gone(let before), .gone(let text)): self[count - 1] = .gone(before + text)
        case (.new(let before), .new(let text)): self[count - 1] = .new(before + text)
        default: append(piece)
        }
    }
}
