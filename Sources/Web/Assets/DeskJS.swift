/// The script module of the desk. Every page of the desk also works without it.
///
/// `form[data-autosave]` is saved three seconds after the last key, and once a minute while
/// somebody types on. What the server does not have yet stays in this browser. The server's own
/// words go into `p[role=status]`; the attributes of the form have the other sentences.
let deskJS = #"""
    const kept = {
      get: key => { try { return localStorage.getItem(key) } catch { return null } },
      set: (key, text) => { try { localStorage.setItem(key, text) } catch {} },
      remove: key => { try { localStorage.removeItem(key) } catch {} },
    }

    // The form that a button sent has arrived: this page is its answer.
    try {
      const sent = sessionStorage.getItem('postbag sent')
      if (sent) kept.remove(sent)
      sessionStorage.removeItem('postbag sent')
    } catch {}

    const form = document.querySelector('form[data-autosave]')
    if (form) {
      const status = form.querySelector('p[role=status]')
      const key = 'postbag ' + location.pathname + location.search
      let number = 0, last = Date.now(), isDirty = false, isBusy = false, saving, copying

      const texts = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
      const content = () => {
        const body = texts()
        for (const own of ['base', 'form', 'number']) body.delete(own)
        return body.toString()
      }
      const copy = () => kept.set(key, content())

      async function save() {
        if (isBusy) { saving = setTimeout(save, 500); return }
        isBusy = true
        isDirty = false
        last = Date.now()
        const body = texts()
        body.set('number', ++number)
        const answer = await fetch(form.action, {
          method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual',
        }).catch(() => null)
        isBusy = false
        if (answer?.ok) {
          if (!isDirty) kept.remove(key)
          status.textContent = (await answer.json()).saved
        } else {
          copy()
          const reason = { 401: 'ended', 409: 'conflict' }[answer?.status] ?? 'kept'
          status.textContent = form.dataset[reason]
        }
      }

      form.addEventListener('input', event => {
        if (event.target.type === 'file') return
        isDirty = true
        clearTimeout(copying)
        copying = setTimeout(copy, 300)
        clearTimeout(saving)
        saving = setTimeout(save, Math.max(0, Math.min(3_000, last + 60_000 - Date.now())))
      })
      form.addEventListener('submit', () => {
        clearTimeout(saving)
        clearTimeout(copying)
        copy()
        try { sessionStorage.setItem('postbag sent', key) } catch {}
      })

      // What an earlier page of this form could not save.
      const before = kept.get(key)
      if (before === content()) kept.remove(key)
      else if (before) {
        const button = document.createElement('button')
        button.type = 'button'
        button.textContent = form.dataset.putBack
        button.addEventListener('click', () => {
          for (const [name, value] of new URLSearchParams(before)) {
            const field = form.elements.namedItem(name)
            if (field?.type !== 'hidden' && field && 'value' in field) field.value = value
          }
          button.remove()
          form.dispatchEvent(new Event('input'))
        })
        status.textContent = form.dataset.found
        status.after(button)
      }
    }

    // Figures renew themselves every five seconds, while somebody looks at them.
    const live = document.querySelector('[data-live]')
    if (live) setInterval(async () => {
      if (document.hidden || live.contains(document.activeElement)) return
      const answer = await fetch(live.dataset.live, { redirect: 'error' }).catch(() => null)
      if (!answer?.ok) return
      const open = [...live.querySelectorAll('details')].map(details => details.open)
      live.innerHTML = await answer.text()
      live.querySelectorAll('details').forEach((details, index) => { details.open = open[index] })
    }, 5_000)
    """#
