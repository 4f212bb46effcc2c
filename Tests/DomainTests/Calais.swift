@testable import Domain

/// A small campaign for tests: a French minister, texts in French, English and Arabic.
func calais(
    paragraphs: [String] = [
        "Je suis {writer, select, feminine {citoyenne} masculine {citoyen} other {citoyen·ne}} d'{place}.",
        "Agissez.",
        "Merci, {salutation} l'{office}.",
    ],
    reading: [String]? = nil, write: Step.Write = Step.Write(target: "minister", letter: "minister"),
    representative: String? = nil
) -> Campaign {
    let minister = Target(
        key: "minister", name: "Bernard Cazeneuve", gender: .masculine,
        office: ["en": "Minister of the Interior", "fr": "Intérieur"],
        salutation: ["en": "Dear Minister,", "fr": "Monsieur le Ministre,"], reads: ["fr"],
        email: "ministre@interieur.example")
    var versions: [Language: LetterText.Version] = [
        "fr": .init(subject: "De {name} :\nl'appel", paragraphs: paragraphs)
    ]
    versions["en"] = reading.map { .init(subject: "From {name}", paragraphs: $0) }
    return Campaign(
        slug: "calais", languages: ["en", "fr", "ar"],
        publisher: Publisher(
            name: "Harbour", email: "post@harbour.example", privacy: "https://harbour.example"),
        opens: Day("2016-10-27")!,
        targets: [minister] + (representative.map { [Target(key: "mp", representative: $0)] } ?? []),
        steps: [
            Step(key: "write-minister", action: .write(write)),
            Step(key: "share-1", action: .share(text: ["en": "I wrote"])),
        ],
        pages: ["en": Page(title: "Calais", summary: "Write", body: "")],
        letters: ["minister": LetterText(key: "minister", versions: versions)])
}

extension Campaign {
    var write: Step.Write { writingSteps[0].write }
}

func draft(
    name: String = "Zoë O'Brien", country: String = "GB", postcode: String = "E17 9NJ",
    address: [String] = [], writer: Gender = .feminine,
    words: String = "", ownOnly: Bool = false, leaveOut: Set<Int> = [], language: Language = "fr"
) -> Draft {
    Draft(
        step: "write-minister", language: language, name: name, email: "zoe@example.org", country: country,
        postcode: postcode, address: address,
        writer: writer, words: words, ownOnly: ownOnly, leaveOut: leaveOut)
}
