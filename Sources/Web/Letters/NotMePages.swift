package import Actions
import Domain

/// Returns the page "This was not me". Opening the page changes nothing; the button does.
package func notMePage(_ context: PageContext, token: String) -> HTML {
    let text = context.text
    return layout(
        title: text(.notMeTitle), context: context,
        main: """
            <div class="sheet">
            <h1>\(text(.notMeTitle))</h1>
            <p class="lead">\(text(.notMeLead))</p>
            <form action="\(context.links.notMe(token))" method="post"><p><button class="main">\(text(.notMeButton))</button></p></form>
            </div>
            """)
}

/// Returns the page for a letter that is already confirmed, with a button that withdraws the
/// consent. Consent is as easy to withdraw as to give.
package func withdrawPage(_ context: PageContext, token: String) -> HTML {
    let text = context.text
    return layout(
        title: text(.withdrawTitle), context: context,
        main: """
            <div class="sheet">
            <h1>\(text(.withdrawTitle))</h1>
            <p class="lead">\(text(.withdrawLead))</p>
            <form action="\(context.links.notMe(token))" method="post"><p><button class="main">\(text(.withdrawButton))</button></p></form>
            </div>
            """)
}

/// Returns the page that says what withdrawing has done, and what it could not do.
package func withdrawnPage(_ context: PageContext, _ withdrawal: Withdrawal?) -> HTML {
    switch withdrawal {
    case .withdrawn: answer(context, .withdrawnTitle, .withdrawnLead)
    case .erased: answer(context, .withdrawnLateTitle, .withdrawnLateLead)
    case .underWay: answer(context, .withdrawWaitTitle, .withdrawWaitLead)
    case nil: confirmedAlreadyPage(context)
    }
}

/// Returns the page after a report "not mine". The letter is dropped and the address is suppressed
/// for 30 days. The person with the mail can lift the suppression here.
package func notMeDonePage(_ context: PageContext, token: String) -> HTML {
    let text = context.text
    return answer(
        context, .notMeDoneTitle, .notMeDoneLead,
        more: """
            <section aria-labelledby="lift">
            <h2 id="lift">\(text(.notMeLiftTitle))</h2>
            <p>\(text(.notMeLiftText))</p>
            <form action="\(context.links.notMe(token))" method="post">
            <p><button name="lift" value="yes">\(text(.notMeLift))</button></p>
            </form>
            </section>
            """)
}

package func notMeLiftedPage(_ context: PageContext) -> HTML {
    answer(context, .notMeLiftedTitle, .notMeLiftedLead)
}
