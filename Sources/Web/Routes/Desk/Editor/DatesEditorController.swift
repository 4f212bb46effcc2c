import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Dates, languages, organiser and picture of a campaign, in the editor.
struct DatesEditorController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        return request.answer(html(desk, desk.shown(DatesPart(), form: newForm())))
    }

    @Sendable func save(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        let desk = try await desk(request, context)
        var sent = SentPart(body)
        if desk.openSince != nil { sent.fields["opens"] = nil }
        sent.fields["picture"] = nil
        let text = desk.page.text
        let view = PartView(
            place: .dates, about: text(.railDates), path: links.deskDates(desk.slug),
            label: { name in (datesLabel(name, text), fieldLanguage(name)) },
            html: { html(desk, $0) })
        if let refusal = try await refusal(of: sent, DatesPart(), desk, view, body, request) {
            return refusal
        }
        if sent.deed == "no-picture" {
            _ = try await desk.operators.edit(desk.slug) { try DatesPart().removePicture(in: &$0) }
        } else if let file = body.files.first(where: { $0.field == "picture" }) {
            guard let picture = ShownPicture(file.bytes) else {
                return desk.refused(sent, view, "picture", text(.notAPicture), request)
            }
            // What the camera wrote into the file stays behind: only the picture itself is kept.
            _ = try await desk.operators.edit(desk.slug) { folder in
                try DatesPart().setPicture(picture.jpeg, named: "picture.jpg", in: &folder)
            }
            let alts = sent.fields.filter { $0.key.hasPrefix("alt-") && !$0.value.isEmpty }
            _ = try await desk.operators.edit(desk.slug) { try DatesPart().write(alts, into: &$0) }
        }
        return saved(sent, desk, view)
    }

    /// Returns the draft's picture.
    @Sendable func picture(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        let name = desk.document.text(["picture", "file"])
        let folder = try await desk.operators.folder(of: desk.slug, at: desk.draft.revision)
        guard let bytes = folder?.files[name], let picture = ShownPicture(bytes) else {
            throw HTTPError(.notFound)
        }
        return Response(
            status: .ok, headers: [.contentType: "image/jpeg"],
            body: .init(byteBuffer: .init(bytes: picture.jpeg)))
    }

    private func html(_ desk: CampaignDesk, _ state: EditorState) -> HTML {
        let name = desk.document.text(["picture", "file"])
        let picture = desk.draft.parsed.pictures[name].map {
            DatesEditor.Picture(path: links.deskPicture(desk.slug), file: name, octets: $0)
        }
        let editor = DatesEditor(
            offered: InterfaceText.languagesByDefault, openSince: desk.openSince, picture: picture,
            state: state)
        return datesPage(desk.page, desk.heading, editor)
    }
}

extension CampaignDesk {
    /// The day since which the campaign is open for visitors. Nil while it is not.
    fileprivate var openSince: Day? {
        guard let live = draft.live.flatMap({ readStored($0.folder) }), live.opens <= Day(page.now) else {
            return nil
        }
        return live.opens
    }
}

/// Returns what the page calls a field.
private func datesLabel(_ name: String, _ text: DeskText) -> String {
    let labels: [String: DeskTextKey] = [
        "opens": .opens, "closes": .closes, "country": .country, "languages": .whichLanguagesOfPage,
        "organiser-name": .organiserName, "organiser-email": .email, "organiser-privacy": .privacy,
        "organiser-imprint": .imprint,
    ]
    if let key = labels[name] { return text(key) }
    return fieldLanguage(name).map { text(.altIn, ["language": text.language.name(of: $0)]) } ?? name
}
