import Domain
import Foundation
import Testing

@testable import Actions

/// Tests that the numbers in the texts of pages and mails are the numbers that the code uses.
@Suite struct NumbersInTextsTests {
    private static let day: TimeInterval = 86_400
    private static let words: [Language: [Int: String]] = [
        "en": [1: "a day", 3: "three", 4: "four", 5: "five", 7: "seven"],
        "fr": [1: "un jour", 3: "trois", 4: "quatre", 5: "cinq", 7: "sept"],
        "ar": [1: "يوم", 3: "ثلاث", 4: "أربعة", 5: "خمس", 7: "سبعة"],
    ]

    static let stated: [(TextKey, Int)] = [
        (.footerPromise, days(Retention.afterDelivery)), (.consentSent, days(Retention.afterDelivery)),
        (.consentPrepared, days(Retention.afterDelivery)), (.consentMember, days(Retention.afterDelivery)),
        (.waitingLimits, AddressRules.confirmationsADay), (.waitingLimits, days(Retention.unconfirmed)),
        (.codeHint, days(Retention.unconfirmed)), (.expiredLead, days(Retention.unconfirmed)),
        (.codeWrong, AddressRules.codeAttempts), (.codeEnded, AddressRules.codeAttempts),
        (.notMeLead, days(Retention.suppression)), (.notMeDoneLead, days(Retention.suppression)),
        (.familyLead, AddressRules.signers),
        (.mailFamilyText, AddressRules.signers),
        (.stepWriteWhy, days(Retention.verifiedBrowser)), (.stepMemberSeat, days(Retention.verifiedBrowser)),
        (.notYou, days(Retention.verifiedBrowser)),
    ]

    private static func days(_ time: TimeInterval) -> Int { Int(time / day) }

    @Test(arguments: stated) func numbersAreThoseOfTheCode(_ key: TextKey, _ number: Int) throws {
        for language in InterfaceText.languages {
            let text = try #require(InterfaceText(language))[key].lowercased()
            let word = Self.words[language]?[number] ?? String(number)
            #expect(
                text.contains(word) || text.contains(String(number)),
                "\(language) \(key) lacks \(number): \(text)")
        }
    }

    @Test func theLimitsAreAsStated() throws {
        for language in InterfaceText.languages {
            let text = try #require(InterfaceText(language))
            #expect(text[.nameTooLong].contains(String(PersonName.longest)))
            #expect(text[.addressTooLong].contains("300"))
            #expect(text[.wordsTooLong].contains("{limit}"))
        }
    }
}
