import Domain
import Web

@testable import Actions

extension DeskFixture {
    static let mailServer = MailServer(
        host: "smtp.harbour.example", port: 587, user: "<b>letters", password: "kept <secret>",
        sender: "letters@harbour.example")

    static var keptSettings: SettingsForm {
        var form = SettingsForm(
            MailServerPolicy(),
            kept: KeptMailServer(
                server: mailServer, isOn: true, revision: 3, changedAt: ago(9), changedBy: "Ruth <b>"))
        form.hold = hold
        form.tried = SettingsForm.Tried(
            MailTrial(of: MailTrial.Link.allCases, said: Reply(250, "2.0.0 queued as <b>4F")), of: mailServer)
        return form
    }

    static var wrongSettings: SettingsForm {
        var form = SettingsForm(MailServerPolicy(obstacle: .noSite), kept: nil)
        (form.host, form.user, form.sender) = ("smtp <b>", "<b>", "letters@<b>")
        form.issues = [
            "host": .hostWrong, "port": .portWrong, "user": .userMissing, "password": .passwordRefused,
            "sender": .senderIncomplete,
        ]
        form.tried = SettingsForm.Tried(
            MailTrial(
                of: MailTrial.Link.allCases,
                broken: .init(at: .password, Reply(535, "5.7.8 Username and <b>Password</b> not accepted"))),
            of: mailServer, wasSave: true)
        return form
    }

    static var firstSettings: SettingsForm {
        var form = SettingsForm(MailServerPolicy(), kept: nil)
        form.isFirst = true
        return form
    }

    static var givenSettings: SettingsForm {
        SettingsForm(
            MailServerPolicy(
                given: .init(name: "smtp.harbour.example:587", place: "/etc/<b>.conf"),
                sender: .init(name: "letters@harbour.example", place: "POSTBAG_FROM")), kept: nil)
    }

    static let hold = MailHold(
        beginning: Reply(550, "5.7.1 <b>no</b> mail from you"), isRun: false, at: ago(2))
}
