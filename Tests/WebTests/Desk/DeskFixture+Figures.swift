import Domain
import Foundation
import Web

/// Deliveries and figures.
extension DeskFixture {
    static func figurePages(_ owner: DeskPageContext, _ organiser: DeskPageContext) -> [(
        name: String, html: HTML
    )] {
        var missing = deliveries(.inDoubt)
        missing.problem = .noLetter
        var targets = deliveries(.refused)
        (targets.targetMail, targets.problem) = (targetMail, .unsure)
        var overtaken = delivery(.accepted)
        overtaken.problem = .overtaken
        let watch = { (figures: FiguresView) in
            overviewPage(
                owner, heading,
                CampaignOverview(
                    saved: saved(), address: "https://letters.example/calais", figures: figures))
        }
        return [
            ("campaigns-states", campaignsPage(owner, campaignsInStates, mayBegin: true)),
            ("watch", watch(figures())), ("watch-hours", watch(figures(byHour: true))),
            ("watch-broken", watch(figures(broken: true))),
            ("deliveries", deliveriesPage(owner, heading, deliveries(.inDoubt))),
            ("deliveries-targets", deliveriesPage(owner, heading, targets)),
            ("deliveries-wrong", deliveriesPage(owner, heading, missing)),
            ("deliveries-refused", deliveriesPage(organiser, heading, deliveries(.refused))),
            (
                "deliveries-none",
                deliveriesPage(
                    owner, heading,
                    DeliveryList(
                        filter: .all, deliveries: [], counts: [:], mails: [], older: nil, targets: [:],
                        zone: "UTC"))
            ),
            ("delivery", deliveryPage(owner, heading, delivery(.inDoubt))),
            ("delivery-overtaken", deliveryPage(owner, heading, overtaken)),
        ]
    }

    private static var targetMail: [TargetMailLine] {
        let stop = { (name: Switch.Name) in
            Switch(name, for: "calais/minister", since: ago(3), by: "Tom <b>Bellamy", note: "They asked <b>")
        }
        return [
            TargetMailLine(
                key: "minister", name: "Bernard <b>Cazeneuve", waiting: CappedCount(640), stop: nil),
            TargetMailLine(
                key: "prefect", name: "Claire Delattre", waiting: CappedCount(1), stop: stop(.paused)),
            TargetMailLine(key: "mayor", name: "Ada Martin", waiting: CappedCount(0), stop: stop(.closed)),
        ]
    }

    private static var campaignsInStates: [DeskCampaign] {
        var (open, draft) = (calais, crossing)
        (open.accepted, open.onTheirWay, open.hasChanges) = (5_193, 640, true)
        (draft.isDraft, draft.savedAt) = (true, ago(3))
        draft.savedBy = DraftSaver(id: 2, name: "Tom <b>Bellamy")
        return [open, draft, crossing, library]
    }

    private static let broke = Reply(354, "go ahead <b>\nthen nothing for ten minutes")

    private static func mail(_ id: Int64, _ kind: ReceivedMail.Kind, _ state: KeptMail.State) -> KeptMail {
        KeptMail(
            id: id, letter: 4_412, kind: kind, state: state, attempt: 1, why: "",
            reply: Reply(550, "maybe <b>"), receivedAt: ago(3))
    }

    private static func deliveries(_ filter: DeliveryFilter) -> DeliveryList {
        let names = ["Thomas <b>Adair", "Siân Prosser", "Amina Osei", ""]
        let all = names.enumerated().map { index, name in
            DeskDelivery(
                Delivery(
                    letter: Int64(4_412 - index), channel: index == 3 ? .form : .email,
                    state: filter.states[0], attempts: 1, queuedAt: ago(28), dueAt: ago(27),
                    changedAt: ago(27), reply: index == 1 ? nil : broke),
                target: "minister", member: index == 2 ? "Jo <b>Cox" : nil, writer: name,
                country: "GB", place: index == 1 ? "Cardiff <b>Central" : nil)
        }
        let counts: [DeliveryFilter: CappedCount] = [
            .inDoubt: .init(4), .refused: .init(35), .deferred: .init(55),
            .queued: .init(upToLimit: 10_001), .sending: .init(0), .accepted: .init(104_871),
            .handedOver: .init(322), .offered: .init(12),
        ]
        var list = DeliveryList(
            filter: filter, deliveries: all, counts: counts,
            mails: filter == .inDoubt ? [mail(1, .undecided, .open), mail(2, .personal, .open)] : [],
            older: "/desk/calais/deliveries?state=refused&after=17-email",
            targets: ["minister": "Bernard <b>Cazeneuve"], zone: "Europe/Paris")
        list.automatic = filter == .inDoubt ? [mail(4, .automatic, .done)] : []
        list.suspended =
            filter == .refused
            ? AddressSuspension.Reason.allCases.map {
                AddressSuspension(
                    address: "\($0.rawValue)@interior.example", reason: $0, since: ago(30),
                    campaign: "calais", target: "minister")
            } : []
        return list
    }

    private static func delivery(_ state: Delivery.State) -> DeliveryView {
        var draft = Draft(
            step: "write", language: "en", name: "Thomas <b>Adair", email: "thomas@adair.example",
            country: "GB", postcode: "BS6 5BZ")
        draft.updates = true
        let letter = Letter(
            id: 4_412, campaign: "calais", campaignVersion: 9, target: "minister", draft: draft,
            rehearsal: false, state: .confirmed, status: .inDoubt, writtenAt: ago(100),
            confirmedAt: ago(99))
        let events = [
            "claimed → sending", "answered → deferred", "claimed → sending", "answered → in_doubt",
            "resolved: again → queued", "delay", "of another <b>version",
        ]
        let attempts = events.enumerated().map { index, event in
            DeliveryAttempt(
                channel: "email", at: ago(30 - Double(index)), event: event,
                reply: index == 3 ? broke : nil)
        }
        return DeliveryView(
            letter: letter, isErased: false,
            deliveries: [
                Delivery(
                    letter: 4_412, channel: .email, state: state, attempts: 2, queuedAt: ago(99),
                    dueAt: ago(30), changedAt: ago(27), reply: broke)
            ], attempts: attempts,
            mails: [
                .init(
                    mail(1, .undecided, .open), from: "<b>@mx.example", subject: "Mail <b>delivery",
                    text: "Your mail may not have arrived.\n<b>"),
                .init(mail(2, .automatic, .done), from: "", subject: "", text: "Away until Monday."),
            ],
            target: "Bernard <b>Cazeneuve",
            composed: ComposedLetter(
                subject: "Mettre à l’abri les enfants <b>",
                body: "Monsieur le Ministre,\n\nJe vous écris <b>.\n\nThomas Adair", language: "fr"),
            zone: "Europe/Paris")
    }
}

extension DeskFixture {
    /// Figures of eight days, or of the hours of a day on which the clocks go back.
    static func figures(byHour: Bool = false, broken: Bool = false) -> FiguresView {
        let moment = byHour ? Date(timeIntervalSince1970: 1_477_780_200) : now  // 2016-10-29 22:30 UTC
        let spans =
            byHour
            ? FigureSpan.hours(ofDayOf: moment, in: "Europe/Paris")
            : FigureSpan.days(14, to: moment, in: "Europe/Paris")
        let points = spans.enumerated().map { index, span in
            FigureCourse.Point(
                span: span, confirmed: index * 37 % 160 * 10, accepted: index % 3 == 0 ? 0 : index * 91)
        }
        var tally = Tally(asOf: moment, rehearsal: false)
        (tally.supporters, tally.ownWords, tally.letters.written) = (5_930, 2_104, 6_412)
        tally.letters.byStatus = [
            .accepted: 4_871, .handedOver: 322, .onItsWay: 640, .inDoubt: 7, .refused: 35,
        ]
        tally.targets["minister"] = tally.letters
        var places = PlaceTally(asOf: moment, rehearsal: false)
        places.countries = ["GB": 5_102, "FR": 431, "IE": 187, "BE": 88, "DE": 4, "NL": 1]
        places.seats = ["uk-house-of-commons": ["E14": 212, "E15": 3]]
        let shares: [FigureKey.Dimension: [String: Int]] = [
            .step: ["write": 5_930, "tell-mp": 1_402], .stepPages: ["tell-mp": 2_100],
            .channel: ["email": 5_600, "form": 330],
            .language: ["en": 5_000, "fr": 930],
            .source: ["": 3_004, "newsletter": 1_420, "whatsapp": 866, "other": 40],
        ]
        var view = FiguresView(
            CampaignFigures(
                now: moment, zone: "Europe/Paris", byHour: byHour, tally: .value(tally),
                confirmedToday: .value(303), course: broken ? .late : .value(FigureCourse(points: points)),
                pages: broken ? .failed : .value(41_280), places: .value(places),
                shares: broken ? .failed : .value(shares)))
        view.writing = [("write", "minister"), ("tell-mp", "mp")]
        view.steps = ["write": "Write to Bernard <b>Cazeneuve", "tell-mp": "Write to your <b>MP"]
        view.targets = [("minister", "Bernard <b>Cazeneuve"), ("mp", "your MP")]
        view.houses = [("uk-house-of-commons", "House of <b>Commons", { "Walthamstow <b>\($0)" })]
        (view.address, view.seesLetters) = ("https://letters.example/calais", true)
        return view
    }
}
