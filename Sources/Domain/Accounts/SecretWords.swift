/// A secret of twelve words, which a person can read aloud and type: 84 bits.
package struct SecretWords: Sendable, Equatable, CustomStringConvertible {
    package static let count = 12

    private let numbers: [Int]

    /// - Parameter bytes: at least twelve random bytes, of which seven bits each are used.
    package init(_ bytes: [UInt8]) { numbers = bytes.prefix(Self.count).map { Int($0 & 127) } }

    /// What is wrong with typed words.
    package enum Mistake: Error, Equatable {
        case missing
        /// Another number of words than twelve.
        case count(Int)
        /// A word that is in no secret.
        case unknown(String)
    }

    /// Reads typed words. Case and whatever stands between the words do not matter, and the first
    /// four letters of a word are enough.
    package init(typed text: String) throws(Mistake) {
        guard text.utf8.count <= 1_000 else { throw .count(text.utf8.count / 7) }
        let typed = text.lowercased().split { !("a"..."z").contains($0) }
        guard !typed.isEmpty else { throw .missing }
        var numbers: [Int] = []
        for word in typed {
            guard word.utf8.count >= 4, let number = Self.numbers[String(word.prefix(4))],
                Self.words[number].hasPrefix(word)
            else { throw .unknown(String(word.prefix(30))) }
            numbers.append(number)
        }
        guard numbers.count == Self.count else { throw .count(numbers.count) }
        self.numbers = numbers
    }

    package var description: String { numbers.map { Self.words[$0] }.joined(separator: " ") }

    /// The numbers of the words, for comparing in constant time.
    package var bytes: [UInt8] { numbers.map { UInt8($0) } }

    private static let numbers = Dictionary(
        uniqueKeysWithValues: words.enumerated().map { (String($1.prefix(4)), $0) })

    /// 128 words, no two of which begin with the same four letters.
    static let words = """
        acorn amber anchor apple april arrow autumn badge baker bamboo barley basket beacon
        berry birch blanket blossom bottle bramble bridge bronze bucket button cabin candle
        canoe canvas carpet castle cedar chalk cherry clover coffee copper coral cotton cradle
        cricket crystal daisy dolphin donkey drummer eagle echo elbow ember engine falcon
        feather fennel fiddle flannel forest fountain garden garlic ginger glacier granite
        gravel hammer harbour hazel heather helmet honey hotel island ivory jacket jasmine
        jersey jigsaw juniper kettle kitchen ladder lagoon lantern laurel lemon lilac linen
        lobster magnet mango maple marble meadow melon mirror mitten muffin nutmeg oasis olive
        onion orchard otter paddle parsley pebble pepper pigeon pillow planet pocket quartz
        rabbit ribbon river saddle saffron salmon silver spruce sunset teapot thistle timber
        tulip velvet violin walnut willow winter
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
