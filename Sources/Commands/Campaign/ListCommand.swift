import Actions
import ArgumentParser
import Domain
import Foundation

extension CampaignCommand {
    /// The `postbag campaign list` command. Prints one line for each campaign.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the campaigns: slug, state, confirmed letters, day of the first import, title.")

        @OptionGroup var options: SettingsOptions

        func run() async throws {
            let root = try await CompositionRoot.make(options.resolve().withData())
            let (now, campaigns) = (root.services.environment.now(), root.services.campaigns)
            for listed in try await root.operatorActions.campaigns() {
                print(Self.line(listed, campaigns.newest(listed.stored.slug)?.campaign, now: now))
            }
            try await root.close()
        }

        static func line(_ listed: ListedCampaign, _ campaign: Campaign?, now: Date) -> String {
            let (stored, letters, rehearsed) = (listed.stored, listed.letters, listed.rehearsed)
            let state =
                (stored.isHidden ? "hidden, " : "")
                + (campaign.map { self.state($0, now) } ?? "cannot be read")
            let count =
                "\(letters) \(letters == 1 ? "letter" : "letters")\(rehearsed > 0 ? ", \(rehearsed) rehearsed" : "")"
            let title = campaign.flatMap { $0.page($0.defaultLanguage)?.page.title } ?? ""
            return [stored.slug, state, count, "since \(Day(stored.firstImported))", title].joined(
                separator: "  ")
        }

        private static func state(_ campaign: Campaign, _ now: Date) -> String {
            switch campaign.phase(at: now) {
            case .announced: "opens \(campaign.opens)"
            case .open: campaign.closes.map { "open until \($0)" } ?? "open"
            case .closed: campaign.closes.map { "closed since \($0)" } ?? "closed"
            }
        }
    }

    /// The `postbag campaign hide` command. Removes campaigns from the first page.
    struct Hide: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Take campaigns off the first page; their own pages go on, and letters can be written and confirmed there."
        )

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The campaigns' slugs.") var slugs: [String]

        func run() async throws {
            try await options.hide(
                slugs, true, said: "is hidden: the first page does not list it, and its own page goes on")
        }
    }

    /// The `postbag campaign show` command. Lists hidden campaigns on the first page again.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put hidden campaigns on the first page again.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The campaigns' slugs.") var slugs: [String]

        func run() async throws {
            try await options.hide(slugs, false, said: "is on the first page while it is open")
        }
    }
}

extension SettingsOptions {
    /// Hides or shows all the campaigns. Throws a `CommandError` and changes nothing when one of
    /// them does not exist.
    fileprivate func hide(_ slugs: [String], _ hidden: Bool, said: String) async throws {
        let missing = try await resolve().withData().withOperatorActions {
            try await $0.hideCampaigns(slugs, hidden)
        }
        if let missing { throw CommandError("there is no campaign “\(missing)”") }
        for slug in slugs { print("\(slug): \(said)") }
    }
}
