/// What makes pages nicer where there is JavaScript. Nothing needs it.
let postbagJS = #"""
    // A second click must not send a letter twice; coming back to the page frees its buttons again.
    for (const form of document.querySelectorAll('form[method=post]')) {
      form.addEventListener('submit', event => {
        if (form.dataset.sent) event.preventDefault()
        else form.dataset.sent = 'yes'
      })
    }
    addEventListener('pageshow', () => { for (const form of document.forms) delete form.dataset.sent })
    """#
