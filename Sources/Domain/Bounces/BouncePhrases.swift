/// What mail systems say about a letter that did not arrive, in the languages that they speak. The
/// reason that they give is found by `ReasonPhrases`.
/// Everything is in lower case, with straight apostrophes and without Arabic vowel signs.
enum BouncePhrases {
    /// In a subject: the mail is about a letter that did not arrive.
    static let returned = [
        "undeliver", "undelivr", "delivery status notification", "returned mail", "returned message",
        "failure notice", "delivery failure", "delivery failed", "delivery has failed", "delivery problem",
        "delivery error", "failed delivery", "failed mail", "mail failure", "mail error",
        "returned to sender",
        "return to sender", "returning message to sender", "returned email", "delivery notification",
        "delivery report", "nondeliverable", "non-delivery", "nondelivery", "not delivered",
        "message status -", "unknown user", "unable to deliver", "could not be delivered",
        "could not send message", "delivery delayed", "message delayed", "delayed mail",
        "warning: could not send", "delivery warning",
        "mail system error", "rejected mail", "message rejected", "could not deliver",
        "non remis", "échec de la remise", "échec de remise", "échec de distribution", "echec de",
        "échec d'envoi", "non distribu", "non délivr", "rapport de non-remise", "remise retardée",
        "unzustellbar", "nicht zustellbar", "zustellung fehlgeschlagen", "zustellfehler",
        "zustellung verzögert", "nicht zugestellt", "übermittlung fehlgeschlagen", "rückläufer",
        "no se puede entregar", "no entregado", "no se ha podido entregar", "devuelto", "error de entrega",
        "mancata consegna", "non recapitabile", "não entregue", "falha na entrega", "onbestelbaar",
        "تعذر تسليم", "تعذر التسليم", "لم يتم تسليم", "لم يتم التسليم", "فشل تسليم", "فشل التسليم",
        "فشل في تسليم", "غير قابل للتسليم", "تأخر تسليم", "تأخير التسليم", "недоставл", "не доставлен",
    ]

    /// In a subject or a text: the letter did not arrive.
    static let failed = [
        "could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered",
        "could not be sent", "unable to deliver", "able to deliver your message", "could not deliver",
        "cannot deliver", "couldn't deliver", "was not able to deliver", "delivery failed",
        "delivery failure", "failed to deliver", "failed delivery", "delivery has failed",
        "delivery to the following",
        "delivery to these recipients", "undeliverable", "undelivered", "undeliverable mail",
        "permanent error", "permanent fatal error", "fatal errors", "not be delivered", "wasn't delivered",
        "was not delivered", "were not delivered", "not been delivered", "failed permanently",
        "permanent failure", "permanently failed", "message not delivered", "not delivered to",
        "giving up", "given up", "gave up", "did not reach", "not reach some or all", "has been rejected",
        "was rejected", "been returned", "is returned", "returned to you", "bounced", "returning message",
        "failed addresses", "failed recipient", "following address failed", "address(es) failed",
        "following recipient", "following address", "no such user", "user unknown", "unknown user",
        "does not exist", "no mailbox here", "mailbox unavailable", "not listed in", "mailbox is full",
        "mailbox full", "over quota", "quota exceeded", "could not be found", "couldn't be found",
        "wasn't found", "transcript of session", "have been rejected", "will not be retried",
        "could not send",
        "not deliverable", "nondeliverable", "unknown recipient", "recipient unknown",
        "n'a pas pu être", "n'a pu être", "n'ont pas pu être", "n'a pas été remis", "n'a pas été distribu",
        "impossible de remettre", "impossible de distribuer", "échec de la remise", "échec de remise",
        "échec de distribution", "la remise a échoué", "non remis", "ne peut être remis",
        "ne peut pas être remis", "pas été délivré", "boîte pleine", "boîte aux lettres pleine",
        "n'a pas atteint", "adresse inconnue", "utilisateur inconnu", "destinataire inconnu",
        "nicht zugestellt werden", "unzustellbar", "nicht zustellbar", "zustellung fehlgeschlagen",
        "fehler bei der zustellung", "fehler bei der nachrichtenzustellung", "empfänger nicht erreicht",
        "zustellung ist fehlgeschlagen", "zustellung nicht möglich",
        "nicht übermittelt werden", "wurde nicht zugestellt", "nicht ausgeliefert",
        "no se pudo entregar", "no se ha podido entregar", "no pudo ser entregado", "error en la entrega",
        "impossibile recapitare", "non è stato recapitato", "não foi entregue", "não pôde ser entregue",
        "kan niet worden bezorgd", "niet worden afgeleverd",
        "تعذر تسليم", "تعذر التسليم", "لم يتم تسليم", "لم يتم التسليم", "فشل تسليم", "فشل التسليم",
        "فشل في تسليم", "غير قابل للتسليم", "لم نتمكن من تسليم", "لم تصل رسالتك", "لا يمكن تسليم",
        "не удалось доставить", "не доставлено", "не было доставлено", "не может быть доставлено",
    ]

    /// The server goes on trying.
    static let delayed = [
        "not yet been delivered", "not been delivered yet", "not yet delivered", "will keep trying",
        "keep trying to deliver", "will continue to try", "will continue trying", "continue to be attempted",
        "continue to try", "still trying", "warning message only", "do not need to resend",
        "need not resend", "delivery delayed", "message delayed", "delayed mail", "has been delayed",
        "been postponed", "is delayed", "no action is required", "no action is needed", "will be retried",
        "will retry",
        "attempts to deliver the message will continue", "delivery is delayed", "warning: could not send",
        "temporarily unable to deliver", "delivery attempts will continue",
        "remise retardée", "a été retardé", "est retardé", "n'a pas encore été", "n'a pas encore pu",
        "continuera à essayer", "continuera d'essayer", "nouvelles tentatives", "de nouvelles tentatives",
        "verzögert", "noch nicht zugestellt", "weitere zustellversuche", "wird weiterhin versuch",
        "weiter versucht", "se ha retrasado", "sigue intentando", "seguiremos intentando",
        "تأخر تسليم", "تأخير التسليم", "تأخير في تسليم", "سنواصل المحاولة", "لم يتم تسليمها بعد",
    ]

    /// The server tries no more, also where it speaks of a delay.
    static let final = [
        "giving up", "given up", "gave up", "no further attempt", "will not be retried", "will not retry",
        "has been returned", "being returned", "permanent error", "permanent failure",
        "permanent fatal error", "failed permanently", "has been deleted from the queue",
        "deleted from the queue", "aucune nouvelle tentative", "keine weiteren zustellversuche",
        "abandonn", "max retry time", "no longer be retried", "stopped trying", "will be deleted from queue",
        "will be deleted from the queue",
    ]

    /// A filter of the recipient refused the letter.
    static let refusedByFilter = [
        "automatically rejected", "was rejected", "has been rejected", "been refused", "was refused",
        "a été rejeté", "a été refusé", "wurde abgelehnt", "wurde abgewiesen", "تم رفض",
    ]

    /// A reader's button, in the words of a provider that sends no report for machines.
    static let complaint = [
        "complaint about message from", "email abuse report", "spam complaint", "abuse report",
        "complaint about a message", "marked this message as spam", "marked your message as spam",
        "reported as spam", "reported your message as spam", "email feedback report",
        "a signalé ce message comme indésirable", "als spam gemeldet", "signalé comme spam",
    ]
}
