/// One difference between two versions of a campaign.
package enum CampaignChange: Sendable, Hashable {
    case isNew(Thing)
    case isTakenOut(Thing)
    /// A short value, which can be told whole. Nil for none.
    case value(Thing, Field, from: String?, to: String?)
    /// A text or a group of values, which is too long to be told.
    case text(Thing, Field)
    /// Letters will go to another address.
    case address(target: String, from: String?, to: String?)
    case stepsInAnotherOrder

    /// What is changed.
    package enum Thing: Sendable, Hashable {
        case campaign
        case page(Language)
        case target(String)
        case step(String)
        case letter(String, Language)
    }

    /// What of it is changed.
    package enum Field: String, Sendable, CaseIterable {
        // Of the campaign.
        case languages, opens, closes, country, organiser, organiserEmail, organiserPrivacy, organiserImprint
        case picture, pictureFile, pictureDescription
        // Of a page.
        case title, summary, body
        // Of a target.
        case name, email, form, formLimit, reads, post, representative, office, salutation, details
        // Of a step, and of a letter.
        case action, subject, paragraphs, prompts
    }

    /// A part of the editor.
    package enum Part: String, Sendable, CaseIterable { case page, targets, letters, steps, dates }

    /// The part of the editor in which the change is made.
    package var part: Part {
        switch self {
        case .isNew(let thing), .isTakenOut(let thing), .value(let thing, _, _, _), .text(let thing, _):
            switch thing {
            case .campaign: .dates
            case .page: .page
            case .target: .targets
            case .step: .steps
            case .letter: .letters
            }
        case .address: .targets
        case .stepsInAnotherOrder: .steps
        }
    }

    /// The key of the target whose change of address a person must confirm. Nil for every other
    /// change.
    package var mustBeConfirmed: String? {
        if case .address(let target, _, _) = self { target } else { nil }
    }
}
