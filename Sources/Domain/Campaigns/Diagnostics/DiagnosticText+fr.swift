// One text per line, of any length, below its English pattern.
// swift-format-ignore-file
extension DiagnosticText {
    static let french = frenchOfCampaigns.merging(frenchOfValues) { first, _ in first }

    static let frenchOfCampaigns: [String: String] = [
        "`%1` can be reached by no channel: write `email: …`, `form: …`, `post: …` or `handles: …`":
            "rien ne permet d’écrire à `%1` : donnez une adresse `email: …`, `form: …`, `post: …` ou `handles: …`",
        "`%1`: the letters are in `%2`: write `%3`":
            "`%1` : les lettres sont en `%2` : écrivez `%3`",
        "`%1` is not a Mastodon name: write it as \"@name@server.example\"":
            "`%1` n’est pas un nom Mastodon : écrivez-le comme \"@nom@serveur.example\"",
        "`%1` is not a name on %2: write the name alone, not its address":
            "`%1` n’est pas un nom sur %2 : écrivez le nom seul, sans son adresse",
        "`%1` has no text: write `%2: …` beside its url":
            "`%1` n’a pas de texte : écrivez `%2: …` à côté de son adresse",
        "unknown time zone `%1`: write it as Europe/Paris":
            "fuseau horaire inconnu `%1` : écrivez-le comme Europe/Paris",
        "`%1` says no zone: write `zone: Europe/Paris`":
            "`%1` ne dit pas le fuseau : écrivez `zone: Europe/Paris`",
        "`%1`: `to` is not after `from`":
            "`%1` : `to` n’est pas après `from`",
        "`%1` needs hours: write `from` and `to` beside it":
            "`%1` suppose des heures : écrivez `from` et `to` à côté",
        "`%1`: Postbag knows the holidays of %2: write one of them, or the name of an iCalendar file, as holidays.ics":
            "`%1` : Postbag connaît les jours fériés de %2 : écrivez l’un de ces pays, ou le nom d’un fichier iCalendar, comme holidays.ics",
        "there is no file `%1` in the folder":
            "il n’y a pas de fichier `%1` dans le dossier",
        "has no holidays: it is no iCalendar file, or it has no events":
            "ne contient aucun jour férié : ce n’est pas un fichier iCalendar, ou il n’a pas d’événements",
        "has more than %1 events: keep the years of the campaign":
            "contient plus de %1 événements : gardez les années de la campagne",
        "is not a day: write it as DTSTART;VALUE=DATE:20261111":
            "n’est pas un jour : écrivez-le comme DTSTART;VALUE=DATE:20261111",
        "is longer than %1 days: is it a holiday?":
            "dure plus de %1 jours : est-ce un jour férié ?",
        "is a rule that Postbag does not know: it knows FREQ=YEARLY, also with BYMONTH and one BYDAY. Write the days themselves":
            "est une règle que Postbag ne connaît pas : il connaît FREQ=YEARLY, aussi avec BYMONTH et un seul BYDAY. Écrivez les jours eux-mêmes",
        "the slug `%1` is one of Postbag's own addresses: choose another":
            "l’adresse `%1` est l’une de celles de Postbag : choisissez-en une autre",
        "`%1`: the texts are in `%2`: write `%3`":
            "`%1` : les textes sont en `%2` : écrivez `%3`",
        "`%1` is there twice: take one out":
            "`%1` figure deux fois : retirez-en un",
        "Postbag has no interface texts in `%1`: use some of %2":
            "Postbag n’a pas de textes d’interface en `%1` : prenez-en parmi %2",
        "`languages` is empty: write `languages: [en]`":
            "il n’y a aucune langue : choisissez-en une",
        "`closes` (%1) is before `opens` (%2)":
            "la fin (%1) est avant le début (%2)",
        "`closes` (%1) is past: nobody can write any more":
            "la fin (%1) est passée : on ne peut plus écrire",
        "`opens` (%1) is more than a year ahead: until then nobody can write. Is the year right?":
            "le début (%1) est dans plus d’un an : d’ici là, on ne peut pas écrire. L’année est-elle juste ?",
        "`opens` (%1) is more than a year ago, and no text speaks of %2: is the year right?":
            "le début (%1) date de plus d’un an, et aucun texte ne parle de %2 : l’année est-elle juste ?",
        "`%1` is not a country: write its two letters, as `GB` or `FR`":
            "`%1` n’est pas un pays : écrivez ses deux lettres, comme `GB` ou `FR`",
        "`%1` is not a picture: use .jpg, .png, .webp or .gif":
            "`%1` n’est pas une image : prenez .jpg, .png, .webp ou .gif",
        "`%1` cannot be read as a picture, or has more than 60 million pixels":
            "`%1` ne se lit pas comme une image, ou a plus de 60 millions de pixels",
        ", but there is `%1`: write `file: %2`":
            ", mais il y a `%1` : écrivez `file: %2`",
        "there is no file `%1` in the folder%2":
            "il n’y a pas de fichier `%1` dans le dossier%2",
        "the front matter does not end: write a line `---` here, above the text":
            "l’en-tête ne finit pas : écrivez ici une ligne `---`, au-dessus du texte",
        "its name has no language: call it %1.%2.md":
            "son nom ne dit pas la langue : appelez-le %1.%2.md",
        "the campaign's language is `%1`: call it %2.%3.md":
            "la langue de la campagne est `%1` : appelez-le %2.%3.md",
        "is not used: `%1` is none of the campaign's languages (%2)":
            "ne sert pas : `%1` n’est aucune des langues de la campagne (%2)",
        "`steps` is empty: the page asks for nothing. Write `steps: [{ write: … }]`":
            "il n’y a aucune étape : la page ne demande rien. Ajoutez une étape",
        "no step uses this letter: write `letter: %1` in one":
            "aucune étape n’utilise cette lettre : choisissez `%1` dans l’une d’elles",
        "1 paragraph":
            "1 paragraphe",
        "%1 paragraphs":
            "%1 paragraphes",
        "has %1 and %2 has %3: give both the same, separated by blank lines":
            "a %1 et %2 en a %3 : donnez-leur le même nombre, séparés par des lignes vides",
        "offices filter mails with one subject, so it is sent as `subject: %1`: write so, or write `same_subject: true`":
            "les bureaux filtrent les messages de même objet : il part donc comme `%1`. Écrivez-le ainsi, ou ajoutez `same_subject: true`",
        "`%1` reads %2: write %3":
            "`%1` lit %2 : écrivez %3",
        "the letter leaves in `%1`, but `%2` has no `salutation` in it: write one":
            "la lettre part en `%1`, mais `%2` n’a pas de formule d’appel dans cette langue : écrivez-en une",
        "the letter `%1` has no reading in `%2` (%3): the original stands alone there":
            "la lettre `%1` n’a pas de lecture en `%2` (%3) : l’original y est seul",
        "`{did}` stays empty: no other step says `did: { %1: … }`":
            "`{did}` reste vide : aucune autre étape ne dit ce qu’on y a fait (`%1`)",
        "`{target}` is known once places are imported (`postbag places import`); until then a general word stands there":
            "`{target}` est connu une fois les lieux importés (`postbag places import`) ; d’ici là, un mot général y figure",
        "its name is not a key: use small letters a to z, digits and hyphens":
            "son nom n’est pas une clé : prenez des minuscules de a à z, des chiffres et des traits d’union",
        "`{}` holds the place of a paragraph: write it here, or take it out in each language":
            "`{}` tient la place d’un paragraphe : écrivez-le ici, ou retirez-le dans chaque langue",
        "`%1` stands twice: keep one":
            "`%1` figure deux fois : gardez-en un",
        "has no text: write paragraphs separated by blank lines":
            "n’a pas de texte : écrivez des paragraphes séparés par des lignes vides",
        "has %1 characters with greeting and signature: more than a page and a half (%2). Shorten it":
            "a %1 caractères avec l’appel et la signature : plus d’une page et demie (%2). Raccourcissez-la",
        "has %1 characters with greeting and signature, and the form of `%2` takes %3: shorten it":
            "a %1 caractères avec l’appel et la signature, et le formulaire de `%2` en prend %3 : raccourcissez-la",
        "the letter and its reading have %1 characters, and the form takes %2: the reading is left out there":
            "la lettre et sa lecture ont %1 caractères, et le formulaire en prend %2 : la lecture n’y figure pas",
        "the salutation is put first by itself, and would stand there twice: take “%1” out":
            "la formule d’appel se met toute seule au début, et figurerait deux fois : retirez « %1 »",
        "write `%1`, or say it another way":
            "écrivez `%1`, ou dites-le autrement",
        "say it another way, or use `{writer, select, …}`":
            "dites-le autrement, ou donnez les formes entre accolades",
        "`%1` does not fit every writer: %2":
            "`%1` ne convient pas à chaque personne qui écrit : %2",
        "the writer's name stands last by itself: take `{name}` out":
            "le nom se met tout seul à la fin : retirez `{name}`",
        "has no closing formula: end it with one, as “%1”":
            "n’a pas de formule de politesse : finissez par une, comme « %1 »",
        "is not read: campaigns are plain text. Save its text in a file that ends with .md":
            "n’est pas lu : une campagne est du texte simple. Enregistrez son texte dans un fichier qui finit par .md",
        "is not read: campaigns are plain text. Save its text as %1":
            "n’est pas lu : une campagne est du texte simple. Enregistrez son texte sous le nom %1",
        "is not read, for %1 is there too: take one of them out":
            "n’est pas lu, car il y a aussi %1 : retirez l’un des deux",
        "is not read: call the folder letters":
            "n’est pas lu : appelez le dossier letters",
        "is not read: call it %1":
            "n’est pas lu : appelez-le %1",
        "is not a file of a campaign: call it page.%1.md":
            "n’est pas un fichier d’une campagne : appelez-le page.%1.md",
        "is missing: write it, with a title and a summary":
            "manque : écrivez-la, avec un titre et un résumé",
        "is missing: the page stands there in another language":
            "manque : la page y est dans une autre langue",
        "has no text below its front matter: write the case for acting there":
            "n’a pas de texte : écrivez-y pourquoi agir",
        "`%1` is a blank that nobody fills: write what belongs there, or take it out":
            "`%1` est un blanc que personne ne remplit : écrivez ce qui y manque, ou retirez-le",
        "`%1` stays as it stands, for this text is plain: take it out":
            "`%1` reste tel quel, car ce texte est simple : retirez-le",
        "the picture `%1` is not shown, for it would tell others who reads the page: use `picture` in campaign.yaml":
            "l’image `%1` n’est pas montrée, car elle dirait à d’autres qui lit la page : mettez-la sous « Dates et image »",
        "HTML is dropped: write Markdown":
            "le HTML est retiré : écrivez en Markdown",
        "begins with four spaces or a tab, which make it code: take them out":
            "commence par quatre espaces ou une tabulation, ce qui en fait du code : retirez-les",
        "the link `%1` is not kept: links begin with https:// or http://":
            "le lien `%1` n’est pas gardé : un lien commence par https:// ou http://",
        "`''` leaves as two apostrophes: write one, it is never a quote here":
            "`''` part comme deux apostrophes : écrivez-en une, ce n’est jamais un guillemet ici",
    ]
}
