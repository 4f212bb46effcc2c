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
        form.mail = heldMail
        form.waiting = WaitingWork(deliveries: 1_204, mails: 3)
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

    static var heldMail: MailState {
        var mail = MailState()
        mail.letters = hold
        mail.troubles = [.init(relay: "smtp.<b>.example:587", letters: hold)]
        return mail
    }

    /// One of two servers is on a list and the other is slow, or an owner holds all mail.
    static var steeredSettings: SettingsForm {
        var form = givenSettings
        let reply = Reply(
            554,
            "5.7.1 Client host blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1")
        let slow = MailSlowdown(
            at: ago(0), until: ago(0), pause: 60, hasGone: true, reply: Reply(450, "4.7.1 <b>too many"))
        form.mail.troubles = [
            .init(relay: "one.example:587", letters: MailHold(beginning: reply, isRun: false, at: ago(1))),
            .init(relay: "two.example:587", slowdown: slow),
        ]
        form.waiting = WaitingWork(deliveries: 12)
        return form
    }

    static var stoppedSettings: SettingsForm {
        var form = givenSettings
        form.mail.stop = MailStop(since: ago(1), by: "Ruth <b>")
        return form
    }

    static let hold = MailHold(
        beginning: Reply(550, "5.7.1 <b>no</b> mail from you"), isRun: false, at: ago(2))
}
