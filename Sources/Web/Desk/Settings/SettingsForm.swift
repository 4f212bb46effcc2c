package import Actions
package import Domain

/// What the form of the site's settings holds, and what is wrong with it.
package struct SettingsForm: Sendable {
    package enum Issue: Sendable, Equatable {
        case hostMissing, hostWrong, portWrong, userMissing, userWrong
        case passwordMissing, passwordAgain, passwordWrong, passwordRefused
        case senderMissing, senderIncomplete
        case nameLong, nameWrong, contactIncomplete
    }

    /// A trial, and the server that was tried.
    package struct Tried: Sendable {
        package let trial: MailTrial
        package let server: MailServer
        /// Whether the server was to be saved.
        package let wasSave: Bool

        package init(_ trial: MailTrial, of server: MailServer, wasSave: Bool = false) {
            (self.trial, self.server, self.wasSave) = (trial, server, wasSave)
        }
    }

    /// What readers see of the site, as typed.
    package var identity = SiteIdentity()
    /// Whether that was saved just now.
    package var hasNamed = false
    /// Whether mail is to go through the server. False for a rehearsal.
    package var usesServer = true
    package var host = "", port = String(MailServer.ports[0]), user = "", sender = ""
    /// A password that was typed before, encrypted for this page. "" for none.
    package var carried = ""
    /// Whether the page follows the first account.
    package var isFirst = false
    /// Why the server that was to be saved cannot be used here.
    package var obstacle: MailServerPolicy.Obstacle?
    package var issues: [String: Issue] = [:]
    package var tried: Tried?

    /// What the program's settings say.
    package let policy: MailServerPolicy
    /// The server that is kept in the database.
    package let kept: KeptMailServer?
    /// Whether mail leaves at the moment, and how much waits.
    package var mail = MailState()
    package var waiting = WaitingWork()

    package init(_ policy: MailServerPolicy, kept: KeptMailServer?) {
        (self.policy, self.kept) = (policy, kept)
        usesServer = kept?.isOn ?? true
        if let server = kept?.server {
            (host, port, user) = (server.host, String(server.port), server.user)
            sender = server.sender
        }
        if let given = policy.sender { sender = given.name }
    }

    /// Whether a password is kept for the server that the form names.
    var hasKeptPassword: Bool {
        guard let server = kept?.server, !server.password.isEmpty else { return false }
        return (server.host, String(server.port), server.user) == (host, port, user)
    }
}

extension SettingsForm {
    /// The fields about the site.
    func siteFields(_ text: DeskText) -> HTML {
        let name = DeskField(
            name: "name", label: text(.siteName), isOptional: true, hint: "\(text(.siteNameHint))",
            value: identity.name, problem: told("name", text), control: .line(look: "mid"))
        let contact = DeskField(
            name: "contact", label: text(.siteContact), isOptional: true,
            hint: "\(text(.siteContactHint))", value: identity.contact, problem: told("contact", text),
            control: .line(type: "email", look: "mid"))
        return """
            \(if: hasNamed, "<p class=\"note\" role=\"status\">\(text(.siteSaved))</p>")
            \(name.html(text))\(contact.html(text))<p><button name="do" value="site">\(text(.siteSave))</button></p>
            """
    }

    /// The fields about the mail server.
    func fields(_ text: DeskText) -> HTML {
        """
        \(senderField(text).html(text))<div class="two">
        \(hostField(text).html(text))\(portField(text).html(text))\(userField(text).html(text))\
        \(passwordField(text).html(text))</div>
        \(hiddenField("carried", carried.isEmpty ? nil : carried))
        """
    }

    private func senderField(_ text: DeskText) -> DeskField {
        let hint = policy.sender.map { text(.settingGiven, ["place": $0.place]) } ?? text(.mailSenderHint)
        return DeskField(
            name: "sender", label: text(.mailSender), hint: "\(hint)", value: sender,
            problem: told("sender", text), control: .line(type: "email", look: "mid"),
            isReadOnly: policy.sender != nil)
    }

    private func hostField(_ text: DeskText) -> DeskField {
        DeskField(
            name: "host", label: text(.mailHost), value: host, problem: told("host", text),
            control: .line())
    }

    private func portField(_ text: DeskText) -> DeskField {
        let options = policy.ports.map { port in
            let key: DeskTextKey =
                port == MailServer.encryptedPort
                ? .mailPortEncrypted : port == MailServer.ports[0] ? .mailPortUsual : .mailPortOther
            return DeskField.Option(value: String(port), label: text(key, ["port": String(port)]))
        }
        return DeskField(
            name: "port", label: text(.mailPort), value: port, problem: told("port", text),
            control: .choice(options))
    }

    private func userField(_ text: DeskText) -> DeskField {
        DeskField(
            name: "user", label: text(.mailUser), value: user, problem: told("user", text),
            control: .line())
    }

    private func passwordField(_ text: DeskText) -> DeskField {
        let key: DeskTextKey? =
            !carried.isEmpty ? .mailPasswordTyped : hasKeptPassword ? .mailPasswordKept : nil
        return DeskField(
            name: "password", label: text(.mailPassword), hint: key.map { "\(text($0))" },
            problem: told("password", text), control: .line(type: "password"))
    }

    private func told(_ field: String, _ text: DeskText) -> String? {
        issues[field].map { issue in
            switch issue {
            case .hostMissing: text(.mailHostMissing)
            case .hostWrong: text(.mailHostWrong, ["received": host.isolated])
            case .portWrong: text(.mailPortWrong)
            case .userMissing: text(.mailUserMissing)
            case .userWrong, .passwordWrong: text(.mailSecretWrong)
            case .passwordMissing: text(.mailPasswordMissing)
            case .passwordAgain: text(.mailPasswordAgain)
            case .passwordRefused: text(.mailPasswordRefused)
            case .senderMissing: text(.missingEmail)
            case .senderIncomplete: text(.incompleteEmail, ["received": sender.isolated])
            case .nameLong:
                text(
                    .siteNameLong,
                    [
                        "count": String(identity.name.count), "most": String(SiteIdentity.longestName),
                    ])
            case .nameWrong: text(.siteNameWrong)
            case .contactIncomplete: text(.incompleteEmail, ["received": identity.contact.isolated])
            }
        }
    }
}
