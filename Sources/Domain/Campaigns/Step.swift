/// An action that the campaign asks of a supporter. The key never changes once the campaign is
/// live.
package struct Step: Sendable, Equatable {
    package var key: String
    package var action: Action

    package enum Action: Sendable, Equatable {
        case write(Write)
        /// Post to a target on social networks.
        case post(target: String, text: Localized)
        case link(label: Localized, url: String)
        case share(text: Localized)
    }

    package struct Write: Sendable, Equatable {
        package var target: String
        /// The key of the letter text.
        package var letter: String
        /// The channels in order of preference. The page uses the first channel that the target
        /// has, and offers the others.
        package var by: [Channel]
        package var needsPostalAddress: Bool
        package var sendReadings: Bool
        /// A phrase for `{did}` in a later letter, by a supporter who has done the step.
        package var did: Localized

        package init(
            target: String, letter: String, by: [Channel] = [.email, .form, .post],
            needsPostalAddress: Bool = false, sendReadings: Bool = false,
            did: Localized = [:]
        ) {
            self.target = target
            self.letter = letter
            self.by = by
            self.needsPostalAddress = needsPostalAddress
            self.sendReadings = sendReadings
            self.did = did
        }
    }

    package init(key: String, action: Action) {
        self.key = key
        self.action = action
    }

    package var write: Write? { if case .write(let write) = action { write } else { nil } }
}

extension Campaign {
    /// Returns the channels of a writing step that its target has, in the step's order. The page
    /// uses the first channel and offers the others.
    package func channels(of write: Step.Write) -> [Channel] {
        guard let target = target(write.target) else { return [] }
        let channels = write.by.filter(target.has)
        return channels.isEmpty && target.representative != nil ? [.writetothem] : channels
    }

    /// The writing steps whose targets get new letters.
    package var openSteps: [(step: Step, write: Step.Write)] {
        writingSteps.filter { takesLetters($0.write) }
    }

    /// Whether new letters are written in a step.
    package func takesLetters(_ write: Step.Write) -> Bool {
        target(write.target)?.isRetired != true && !isStopped(write)
    }

    /// Whether the e-mail of a step does not go for now, and nothing else reaches its target.
    package func isStopped(_ write: Step.Write) -> Bool {
        target(write.target)?.isMailStopped == true && channels(of: write).isEmpty
    }

    /// Whether each step that writes to a target has a channel for its letters beside e-mail.
    package func hasOtherWays(to target: Target) -> Bool {
        let steps = writingSteps.filter { $0.write.target == target.key }
        guard !steps.isEmpty else { return target.hasAnotherWay }
        return steps.allSatisfy { step in
            step.write.by.contains { $0 != .email && $0 != .writetothem && target.has($0) }
        }
    }

    /// Returns the campaign without the e-mail to some of its targets.
    /// - Parameter stop: why a target gets no e-mail. Nil for one that does.
    package func withoutMail(to stop: (Target) -> Target.MailStop?) -> Campaign {
        var campaign = self
        for index in targets.indices { campaign.targets[index].mailStop = stop(targets[index]) }
        return campaign
    }

    /// Returns the campaign for the pages of a letter. While its writer sends the letter, or has
    /// agreed to, e-mail is no channel of it. Once it leaves by e-mail, it is.
    package func going(as letter: Letter) -> Campaign {
        let isByHand = letter.isByHand || letter.status == .offered || letter.status == .handedOver
        guard isByHand || (letter.state == .confirmed && letter.status != nil) else { return self }
        return withoutMail { target in
            guard target.key == letter.target else { return target.mailStop }
            return isByHand ? target.mailStop ?? .byHand : nil
        }
    }

    package var writingSteps: [(step: Step, write: Step.Write)] {
        steps.compactMap { step in step.write.map { (step, $0) } }
    }
}
