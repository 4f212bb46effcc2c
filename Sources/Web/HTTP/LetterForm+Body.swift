package import Domain

extension LetterForm {
    /// Reads the typed values from a form body. The HTTP contract names the fields.
    package init(_ body: FormBody) {
        self.init()
        var meant = ""
        for (name, value) in body.pairs {
            switch name {
            case "step": step = value
            case "language": language = value
            case "name": self.name = value
            case "email": email = value
            case "email_asked": emailAsked = value
            case "email_meant": meant = value
            case "country": country = value
            case "postcode": postcode = value
            case "address": address = value
            case "writer": writer = value
            case "words": words = value
            case "own_only": ownOnly = value == "yes"
            case "leave_out": if let number = Int(value) { leaveOut.insert(number) }
            case "consent": consent = value == "yes"
            case "updates": updates = value == "yes"
            case "division": division = value
            case "member": member = value
            case "needs_help": needsHelp = value == "yes"
            case "leave_empty": honeypot = value
            default: break
            }
        }
        // The visitor has confirmed the address that the page asked about.
        if !meant.isEmpty { email = meant }
    }
}
