/// The script module of every page. Every page also works without JavaScript.
///
/// `data-tally` is the address of the numbers. The numbers go into `data-count` and their words
/// into `data-said`. `data-blank`, `data-words` and `data-feminine` (`masculine`, `other`) follow
/// the form. Each `.copy` gets a button that copies its `output`. Each `[data-share-url]` gets a
/// share button where the device can share. The labels of the buttons are attributes of `body`.
let postbagJS = #"""
    const all = (selector, root = document) => [...root.querySelectorAll(selector)]
    const page = document.documentElement.lang
    const locale = page === 'en' ? 'en-GB' : page
    const digits = { numberingSystem: 'latn' }

    // A second click must not send a letter twice; whoever comes back to the page can send again.
    for (const form of all('form[method=post]')) {
      form.addEventListener('submit', event => {
        if (form.dataset.sent) event.preventDefault()
        form.dataset.sent = 'yes'
      })
    }
    addEventListener('pageshow', () => { for (const form of document.forms) delete form.dataset.sent })

    // The count, every ten seconds while somebody can see it.
    for (const list of all('[data-tally]')) {
      setInterval(async () => {
        if (document.hidden) return
        const answer = await fetch(list.dataset.tally).catch(() => null)
        if (answer?.ok) showTally(list, await answer.json())
      }, 10_000)
    }

    function showTally(list, tally) {
      const number = new Intl.NumberFormat(locale, digits)
      for (const cell of all('[data-count]', list)) {
        const count = tally.letters[cell.dataset.count] ?? tally.supporters
        cell.textContent = number.format(count)
        if (cell.parentElement.dataset.rare) cell.parentElement.hidden = count === 0
      }
      for (const mark of all('[data-said]')) mark.textContent = tally.said[page]?.[mark.dataset.said] ?? mark.textContent
      for (const mark of all('[data-moment]')) mark.textContent = tally.as_of_written[page] ?? mark.textContent
      for (const bar of all('.bar')) showBar(all('[data-part]', bar), tally.letters)
    }

    function showBar(parts, letters) {
      const counted = parts.filter(part => letters[part.dataset.part] > 0)
      const total = counted.reduce((sum, part) => sum + letters[part.dataset.part], 0)
      const room = 600 - 5 * counted.length + 2
      let start = 0
      for (const part of parts) part.setAttribute('width', 0)
      for (const part of counted) {
        const width = 3 + Math.floor(room * letters[part.dataset.part] / total)
        part.setAttribute('x', start)
        part.setAttribute('width', width)
        start += width + 2
      }
    }

    // The letter above the form says at once what the form says.
    const form = document.getElementById('form')
    if (form) {
      const field = name => form.elements.namedItem(name)
      const blanks = all('[data-blank]').map(mark => [mark, mark.dataset.empty ?? mark.textContent])
      const slot = document.querySelector('[data-words]')
      const unwritten = slot ? [...slot.childNodes] : []

      const countryIn = mark => {
        const code = field('country').value
        const tongue = mark.parentElement.closest('[lang]').lang
        return code && new Intl.DisplayNames([tongue], { type: 'region' }).of(code)
      }
      const typed = mark => {
        if (mark.dataset.blank === 'name') return field('name').value.trim()
        if (mark.dataset.blank === 'country') return countryIn(mark)
        return mark.dataset.blank === 'place' && (field('postcode').value.trim() || field('name').value.trim() && countryIn(mark))
      }
      const show = () => {
        for (const [mark, empty] of blanks) mark.textContent = typed(mark) || empty
        const writer = field('writer')?.value || 'other'
        for (const words of all('[data-other]')) words.textContent = words.dataset[writer]
        const ownOnly = field('own_only').checked
        for (const box of all('[name=leave_out]')) box.closest('.pair').classList.toggle('left', box.checked || ownOnly)
        const words = field('words').value.trim()
        slot?.classList.toggle('said', words !== '')
        slot?.replaceChildren(...(words ? [words] : unwritten))
      }
      document.addEventListener('input', show)
      addEventListener('pageshow', show)
      show()
    }

    // Buttons that only a script can make work are put there by it, with the words of the page.
    const words = document.body.dataset

    function addButton(block, label, press) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = label
      button.addEventListener('click', () => press(button))
      block.append(button)
      return button
    }

    for (const block of all('.copy')) {
      const text = block.querySelector('output, textarea')
      if (!text || !navigator.clipboard) continue
      const button = addButton(block, words.copy, async button => {
        await navigator.clipboard.writeText(text.value || text.textContent)
        button.textContent = words.copied
        setTimeout(() => { button.textContent = words.copy }, 4000)
      })
      const label = text.getAttribute('aria-labelledby')
      if (label) button.setAttribute('aria-describedby', label)
      button.setAttribute('aria-live', 'polite')
    }

    if (navigator.share) {
      for (const list of all('[data-share-url]')) {
        const { shareTitle: title, shareText: text, shareUrl: url } = list.dataset
        const item = document.createElement('li')
        addButton(item, words.share, () => navigator.share({ title, text, url }).catch(() => {}))
        list.prepend(item)
      }
    }
    """#
