/// How servers say why a letter came back: in a mail, or in a reply to our attempt. Whether a mail
/// says at all that a letter came back stands in `BouncePhrases`, whether a reply is about the
/// recipient in `ReplyVerdict`. Everything is in lower case, with straight apostrophes.
extension Reply {
    /// Whether a line has words that leave no doubt about the reason.
    static func saysPlainly(_ line: String) -> Bool {
        let line = FoldedText(line)
        return plainWords.contains { line.says($0.signs) }
    }

    /// Words that leave no doubt.
    static let plainWords: [(reason: Reason, signs: [String])] = [
        (
            .full,
            [
                "over quota", "overquota", "over-quota", "quota exceeded", "exceeded quota", "quota full",
                "exceeds quota", "exceeded storage", "exceeded the quota", "exceeded their quota",
                "exceeded his quota", "exceeded its quota", "over the quota", "out of storage",
                "over the maximum allowed", "mailbox full", "mailbox is full", "mail box full",
                "mailbox size limit exceeded", "inbox is full", "inbox full", "mailbox has exceeded",
                "mailbox exceeded", "mailbox quota", "too many messages in", "full mailbox",
                "quota de stockage", "boîte pleine", "boîte aux lettres pleine",
                "boîte aux lettres du destinataire est pleine", "boîte est pleine", "quota dépassé",
                "dépassé son quota", "espace de stockage", "postfach ist voll", "postfach voll",
                "empfängers ist voll",
                "kontingent", "speicherplatz", "buzón lleno", "cuota", "casella piena", "صندوق البريد ممتلئ",
                "ممتلئ",
            ]
        ),
        (
            .tooLarge,
            [
                "message too large", "message is too large", "message too big", "message size exceeds",
                "exceeds the maximum size", "exceeds maximum message size", "exceeds fixed maximum",
                "exceeds size limit", "message size limit", "message exceeds", "maximum message size",
                "larger than the maximum", "larger than the current", "mail too large", "size limit for",
                "message file too big", "trop volumineux", "trop gros", "taille maximale", "zu groß",
                "zu gross", "maximale größe", "demasiado grande", "حجم الرسالة",
            ]
        ),
        (
            .characters, ["smtputf8", "outside ascii"]
        ),
        (
            .unreachable,
            [
                "retry time not reached", "retry timeout exceeded", "max retry time", "message expired",
                "delivery time expired", "delivery expired", "maximum time in queue", "connection timed out",
                "connection refused", "host not reachable", "could not be reached for", "expired in queue",
                "unable to connect", "no route to host", "network is unreachable", "network unreachable",
                "couldn't find any host named", "tried all mx", "hop count exceeded", "routing loop",
                "non-existent host", "no smtp service", "host not found",
                "domain not found", "no mail exchanger", "in the queue too long",
                "queue too long", "délai d'attente", "délai dépassé", "zeitüberschreitung",
                "nicht erreichbar",
                "injoignable", "تعذر الوصول إلى الخادم", "انتهت المهلة",
            ]
        ),
        (
            .policy,
            [
                "dmarc", "spf check", "spf fail", "spf-", "dkim", "spamhaus", "blacklist", "blocklist",
                "dnsbl", "spam", "relay access denied", "relaying denied", "relaying prohibited",
                "relay not permitted", "unable to relay", "not permitted to relay", "virus", "reputation",
                "blocked using", "listed at", "reverse dns", "rdns", "ptr record", "indésirable",
                "refusé par la politique", "unerwünscht", "abgewiesen wegen", "مزعج", "محظور",
                "does not accept mail from", "sender denied", "unauthenticated email", "sender rejected",
                "sender address rejected",
            ]
        ),
        (
            .noSuchAddress,
            [
                "user unknown", "unknown user", "no such user", "no such recipient", "no such mailbox",
                "no such address", "unknown recipient", "recipient unknown", "unknown address",
                "address unknown", "mailbox not found", "user not found", "recipient not found",
                "address does not exist", "user does not exist", "user doesn't exist", "no mailbox here",
                "account that you tried to reach does not exist", "mailbox does not exist",
                "recipient does not exist", "account does not exist",
                "recipient's e-mail address was not found",
                "email address you entered couldn't be found", "address couldn't be found",
                "address wasn't found", "address could not be found", "unrouteable address",
                "unroutable address", "have a yahoo.com account", "doesn't have a",
                "does not have an account", "invalid recipient", "recipnotfound",
                "bad destination mailbox", "addresse inconnue", "adresse inconnue",
                "utilisateur inconnu", "destinataire inconnu", "boîte inconnue", "n'existe pas",
                "adresse d'au moins un destinataire incorrecte", "adresse introuvable",
                "existiert nicht", "unbekannter empfänger", "empfänger unbekannt", "adresse unbekannt",
                "unbekannte adresse", "unbekannter benutzer", "nicht gefunden", "no existe",
                "usuario desconocido", "utente sconosciuto", "non esiste", "غير موجود", "لا يوجد",
                "no longer works", "no longer working", "no longer employed", "no longer available",
            ]
        ),
    ]

    /// Words that count where the status names no reason.
    static let words: [(reason: Reason, signs: [String])] = [
        (
            .tooLarge,
            [
                "too large", "too big", "size limit", "message size", "exceeds size", "maximum size",
                "at most ",
            ]
        ),
        (.full, ["quota", "insufficient storage", "no space left", "insufficient disk"]),
        (
            .policy,
            [
                "access denied", "prohibited", "not allowed", "not authorized", "not authorised",
                "permission", "restricted", "blocked",
            ]
        ),
        (
            .noSuchAddress,
            [
                "unknown", "no such", "does not exist", "doesn't exist", "not found", "unrouteable",
                "unroutable", "not exist", "invalid mailbox", "invalid address", "recipient address rejected",
                "recipient rejected", "no longer", "disabled", "inactive", "deactivated", "suspended",
                "not a valid", "isn't a valid", "not valid", "no mailbox", "not listed",
                "undeliverable address", "mailbox unavailable", "not our customer", "not have an account",
                "couldn't be found", "could not be found", "no account", "inconnu", "unbekannt",
                "introuvable", "inexistant", "désactivé", "not active", "not known", "incorrecte", "frozen",
                "invalid user",
                "invalid final", "no user",
            ]
        ),
        (
            .policy,
            [
                "block", "policy", "denied", "reject", "spf", "refused", "rejeté", "refusé", "abgelehnt",
                "rechazado",
            ]
        ),
        (
            .unreachable,
            [
                "timed out", "timeout", "time-out", "connection", "could not be reached", "expired",
                "too old", "greylist", "graylist", "try again", "temporar", "gave up", "giving up",
                "too long", "no route", "unreachable", "not responding", "did not respond", "expiré",
                "abgelaufen",
            ]
        ),
    ]
}
