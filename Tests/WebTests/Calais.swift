import Domain
import Foundation
import Web

/// A campaign like that of October 2016, for tests of pages.
enum Calais {
    static let minister = Target(
        key: "minister", name: "Bernard Cazeneuve", gender: .masculine,
        office: [
            "en": "French Minister of the Interior", "fr": "Ministre de l’Intérieur",
            "ar": "وزير الداخلية الفرنسي",
        ],
        salutation: ["en": "Dear Minister,", "fr": "Monsieur le Ministre,", "ar": "معالي الوزير،"],
        reads: ["fr"],
        email: "ministre@interieur.example",
        form: WebForm(url: "https://interieur.example/contact", limit: 4_000),
        post: ["Place Beauvau", "75008 Paris", "France"])

    static let letter = LetterText(
        key: "minister",
        versions: [
            "fr": .init(
                subject: "protéger les enfants de Calais",
                prompts: ["Qu’est-ce qui vous lie à ces enfants ?"],
                paragraphs: [
                    "Je vous écris en tant que {writer, select, feminine {citoyenne} masculine {citoyen} other {citoyen·ne}} de {country} pour vous demander de protéger les enfants qui sont encore à Calais et qui ont le droit, ou l’espoir fondé, de rejoindre le Royaume-Uni.",
                    "Je vous demande trois choses : que chaque enfant soit enregistré sans délai ; que chacun soit logé en lieu sûr, à Calais, pendant l’examen de sa demande ; et que les associations qui accompagnent ces enfants puissent rester auprès d’eux.",
                    "Ces enfants sont attendus ici : comme beaucoup d’autres à {place}, je suis {writer, select, feminine {prête} masculine {prêt} other {prêt·e}} à aider à les accueillir.",
                    "Je vous prie d’agréer, Monsieur le Ministre, l’assurance de ma haute considération.",
                ]),
            "en": .init(
                subject: "protecting the children of Calais",
                prompts: [
                    "What ties you to these children?", "Is there a place near you that would take them in?",
                ],
                paragraphs: [
                    "I am writing as a citizen of {country} to ask you to protect the children who are still in Calais and who have the right, or good reason to hope, to come to the United Kingdom.",
                    "I ask three things of you: that every child be registered without delay; that each be housed somewhere safe, in Calais, while their application is examined; and that the organisations supporting these children be able to stay with them.",
                    "These children are expected here: like many others in {place}, I am ready to help welcome them.",
                    "Please accept, Minister, the assurance of my high regard.",
                ]),
            "ar": .init(
                subject: "حماية أطفال كاليه",
                paragraphs: [
                    "أكتب إليكم بصفتي من مواطني {country} لأطلب منكم حماية الأطفال الذين ما زالوا في كاليه.",
                    "أطلب منكم ثلاثة أمور: أن يُسجَّل كلّ طفل من دون تأخير، وأن يُؤوى كلّ منهم في مكان آمن، وأن يُسمح للجمعيات بالبقاء معهم.",
                    "هؤلاء الأطفال ننتظرهم هنا: وأنا، مثل كثيرين غيري في {place}، على استعداد للمساعدة في استقبالهم.",
                    "وتفضّلوا بقبول فائق الاحترام.",
                ]),
        ])

    static let campaign = Campaign(
        slug: "calais", languages: ["en", "fr", "ar"],
        publisher: Publisher(
            name: "Harbour Letters", email: "post@harbour.example", privacy: "https://harbour.example/privacy"
        ),
        opens: Day("2016-10-27")!, targets: [minister],
        steps: [
            Step(
                key: "write-minister",
                action: .write(.init(target: "minister", letter: "minister", needsPostalAddress: true))),
            Step(key: "share-1", action: .share(text: ["en": "I have written. Would you?"])),
        ],
        pages: [
            "en": Page(
                title: "Ask France to keep the children of Calais safe",
                summary:
                    "The camp is being cleared, and some of the children who lived there have nowhere safe to sleep. You can write to the minister responsible, in French, in about four minutes.",
                body:
                    "Since Monday, police and bulldozers have been taking the camp apart.\n\nA child has first to be registered by the French authorities. Again and again this has not happened.\n\n## What can be done\n\nThe Interior Minister can put this right by [an instruction](https://interieur.example) to his services."
            ),
            "fr": Page(
                title: "Demandons à la France de protéger les enfants de Calais",
                summary:
                    "On démantèle le camp, et des enfants qui y vivaient n’ont plus d’endroit sûr où dormir. Vous pouvez écrire au ministre responsable en quatre minutes environ.",
                body:
                    "Depuis lundi, policiers et bulldozers vident le camp.\n\nIl faut d’abord que les autorités françaises enregistrent chaque enfant. Trop souvent, cela n’a pas été fait."
            ),
            "ar": Page(
                title: "لنطلب من فرنسا حماية أطفال كاليه",
                summary:
                    "يُزال المخيّم، وبعض الأطفال الذين كانوا يعيشون فيه لا يجدون مكاناً آمناً يبيتون فيه. يمكنك أن تكتب إلى الوزير المسؤول، بالفرنسية، في نحو أربع دقائق.",
                body: "لا يُحمى طفل قبل أن تسجّله السلطات الفرنسية، وكثيراً ما لم يحدث ذلك."),
        ],
        letters: ["minister": letter])

    static let now = Date(timeIntervalSince1970: 1_478_182_800)  // 2016-11-03 14:20 UTC

    static func context(
        _ language: Language = "en", campaign: Campaign = campaign, rehearsal: Bool = false, now: Date = now
    ) -> PageContext {
        PageContext(
            campaign: campaign, language: language, links: Links(site: "https://letters.example"),
            rehearsal: rehearsal, now: now)
    }

    static var tally: Tally {
        var tally = Tally(asOf: now, rehearsal: false)
        tally.supporters = 5_930
        tally.ownWords = 2_104
        tally.letters.byStatus = [.accepted: 4_871, .handedOver: 322, .onItsWay: 702, .refused: 35]
        return tally
    }

    static var typed: LetterForm {
        var form = LetterForm()
        form.step = "write-minister"
        form.language = "en"
        form.name = "Zoë O'Brien & <Søn>"
        form.email = "eleanor.whitcombe@mail"
        form.country = "GB"
        form.postcode = "E17 9NJ"
        form.address = "14 Orford Road\nLondon"
        form.writer = "feminine"
        form.words = "I teach at a school in Walthamstow.\n\"Two\" of my pupils came from Calais."
        form.leaveOut = [3]
        form.updates = true
        return form
    }
}
