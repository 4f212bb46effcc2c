import Domain
import Foundation
import Testing

@testable import Actions
@testable import Commands

/// The lines that commands print for an operator.
@Suite struct PrintedLinesTests {
    private let day = Date(timeIntervalSince1970: 1_477_555_200)

    @Test func deliveriesAreATable() {
        var delivery = Delivery.first(letter: 17, channel: .email, at: day)
        let rehearsed = ListedDelivery(delivery, campaign: "calais", target: "minister", rehearsal: true)
        delivery.state = .inDoubt
        delivery.reply = Reply(451, "Try\nlater")
        let doubtful = ListedDelivery(delivery, campaign: "calais", target: "mp", rehearsal: false)
        #expect(
            TextTable.text([rehearsed, doubtful]) == """
                letter  channel  state     campaign  target    rehearsal  attempts  changed               reply_code  reply
                17      email    queued    calais    minister  yes        0         2016-10-27T08:00:00Z
                17      email    in_doubt  calais    mp        no         0         2016-10-27T08:00:00Z  451         Try later

                """)
    }

    @Test func aTableForProgramsHoldsNoFormula() {
        var delivery = Delivery.first(letter: 17, channel: .email, at: day)
        delivery.reply = Reply(550, "=cmd|' /C calc'!A0")
        let listed = ListedDelivery(delivery, campaign: "calais", target: "minister", rehearsal: false)
        let csv = String(decoding: DeliveryTable.csv([listed]), as: UTF8.self)
        #expect(csv.hasSuffix(",550,'=cmd|' /C calc'!A0\r\n"))
        let json = String(decoding: JSONDeliveries.array([listed]), as: UTF8.self)
        #expect(
            json == """
                [
                {"letter":"17","channel":"email","state":"queued","campaign":"calais","target":"minister","rehearsal":false,\
                "attempts":0,"changed":"2016-10-27T08:00:00Z","reply_code":550,"reply":"=cmd|' /C calc'!A0"}
                ]

                """)
    }

    @Test func whoStopsSendingIsToldWhatThatStops() {
        let sending = Switch(.sending, for: "calais", since: day, by: "Ada")
        var report = SendingReport(
            change: .stop, scope: "", isAllMail: false, isNew: true, board: SwitchBoard([sending]),
            work: WaitingWork(deliveries: 7, sending: 1), mail: MailState(), now: day)
        let stopped = report.lines.joined(separator: "\n")
        for said in [
            "for the whole site: from 5 seconds from now", "1 letter is on the wire and will be finished",
            "7 wait on this site; none is lost", "Mails to supporters go on",
            "postbag stop-sending --all-mail",
            "postbag start-sending",
        ] { #expect(stopped.contains(said), "\(said)") }
        report = SendingReport(
            change: .start, scope: "", isAllMail: false, isNew: true, board: SwitchBoard([sending]),
            work: WaitingWork(deliveries: 7), mail: MailState(), now: day)
        #expect(report.lines.last == "Still on: sending  calais  since 2016-10-27T08:00:00Z  by Ada")
    }

    @Test func aTimeIsADayOrATimeOrAnAge() {
        #expect(moment("2016-10-27", before: day) == day.addingTimeInterval(-28_800))
        #expect(moment("2016-10-27T08:00:00Z", before: .distantPast) == day)
        #expect(moment("90m", before: day) == day.addingTimeInterval(-5_400))
        #expect(moment("2d", before: day) == day.addingTimeInterval(-172_800))
        for wrong in ["", "yesterday", "h", "-3h", "2016-13-01", "9999999999999d"] {
            #expect(moment(wrong, before: day) == nil, "\(wrong)")
        }
    }

    @Test func aKeptMailIsOneLineAndMovesNoTerminal() {
        var mail = KeptMail(
            id: 3, letter: nil, kind: .undecided, state: .open, attempt: 0, why: "a\u{1B}[2J\nb",
            reply: Reply(0, ""), receivedAt: day)
        #expect(mail.line == "3  2016-10-27T08:00:00Z  undecided  open  no letter  a?[2J?b")
        mail.letter = 17
        #expect(mail.line.contains("  letter 17  "))
    }

    @Test func aCorrectionOfTheCountIsOneLine() {
        let whole = CountCorrection(
            campaign: "calais", rehearsal: false, subject: "", measure: "confirmed", delta: 2)
        #expect(whole.line == "calais  confirmed  +2")
        let target = CountCorrection(
            campaign: "calais", rehearsal: true, subject: "minister", measure: "accepted", delta: -1)
        #expect(target.line == "calais/minister  accepted  -1  rehearsal")
    }

    @Test func aChangeIsOneLine() {
        func line(_ subject: String, _ campaign: String?, _ detail: String) -> String {
            AuditEntry(
                number: 4, at: day, actorKind: "command_line", actorName: "ada\u{1B}", action: "did",
                subject: subject, campaign: campaign, detail: detail
            ).line
        }
        let start = "4  2016-10-27T08:00:00Z  ada? (command_line)  did  "
        #expect(line("calais", "calais", "version 2") == start + "calais  version 2")
        #expect(line("letter 17", "calais", "again") == start + "calais: letter 17  again")
        #expect(line("uk-house-of-commons", nil, "") == start + "uk-house-of-commons")
    }

    @Test func whoActsIsThePersonAndNotTheServicesAccount() {
        #expect(Actor.here(environment: ["SUDO_USER": "ada"]) == .commandLine(user: "ada"))
        #expect(!Actor.here(environment: [:]).name.isEmpty)
    }

    @Test func aCampaignIsOneLine() async throws {
        let campaign = try #require(Self.calais.campaign)
        let stored = StoredCampaign(slug: "calais", version: 1, isHidden: true, firstImported: day)
        let line = CampaignCommand.List.line(
            ListedCampaign(stored: stored, letters: 1, rehearsed: 2), campaign, now: day)
        #expect(line.hasPrefix("calais  hidden, open"))
        #expect(line.contains("  1 letter, 2 rehearsed  since 2016-10-27  "))
        let unread = CampaignCommand.List.line(
            ListedCampaign(stored: stored, letters: 0, rehearsed: 0), nil, now: day)
        #expect(unread == "calais  hidden, cannot be read  0 letters  since 2016-10-27  ")
    }

    @Test func aGoodFolderIsFitToBeImported() throws {
        let report = try CampaignReport(Self.calais, folder: "Campaigns/calais")
        #expect(report.text.contains("Campaigns/calais: `calais` is fit to be imported: 6 steps in "))
    }

    @Test func theFaultsOfAFolderBearItsPath() {
        let reading = readCampaign(CampaignFolder(files: ["campaign.yaml": Array("slug: A b\n".utf8)]))
        let lines = CampaignReport(reading, folder: "riverside").text.split(separator: "\n")
        #expect(lines.first?.hasPrefix("riverside/campaign.yaml:1") == true)
        #expect(lines.last?.hasPrefix("riverside: cannot be imported (") == true)
    }

    private static var calais: CampaignReading {
        get throws {
            try readCampaign(CampaignFolder(reading: TrialData.project.appending(path: "Campaigns/calais")))
        }
    }
}
