// swift-format-ignore: one text a line, however long
extension InterfaceText {
    static let ar: [TextKey: String] = [
        // Every page
        .skipToMain: "إلى النصّ الرئيسي",
        .skipToForm: "إلى استمارة الرسالة",
        .languageNav: "اللغة",
        .rehearsalBanner: "هذه تجربة: تبقى الرسائل في صندوق البريد على هذا الجهاز، ولا يصل شيء إلى أحد.",
        .footerOrganiser: "هذه الحملة من تنظيم {organiser}.",
        .footerPromise: "لا تتبّع ولا أطراف ثالثة. يُمحى عنوانك ونصّك بعد 28 يوماً من خروج رسالتك، ولا يبقى سوى العدد.",
        .footerWrite: "راسلنا",
        .footerPrivacy: "ما نحتفظ به، وإلى متى",
        .footerImprint: "الجهة المسؤولة عن هذه الصفحة",
        .footerSoftware: "تعمل هذه الصفحة ببرنامج Postbag الحرّ لحملات الرسائل.",
        .clock: "{hour}:{minute}",
        .moment: "{day}، الساعة {clock} بالتوقيت العالمي",
    ]
}
