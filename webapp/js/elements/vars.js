import { Directive, directive } from '../../vendor/lit-html/directive.js'

/**
 * Custom properties on an element, through the object model: our content policy lets no `style` attribute in.
 * `<i ${vars({ '--d': 13 })}>`
 */
class Vars extends Directive {
  /** @type {Set<string>} */ #set = new Set()

  /** @param {Record<string, string | number>} _values */
  render(_values) { return undefined }

  /** @override @param {any} part @param {[Record<string, string | number>]} values */
  update(part, [values]) {
    const { style } = /** @type {HTMLElement} */ (part.element)
    for (const name of this.#set) if (!(name in values)) style.removeProperty(name)
    for (const [name, value] of Object.entries(values)) style.setProperty(name, String(value))
    this.#set = new Set(Object.keys(values))
    return undefined
  }
}

export const vars = directive(Vars)
