/**
 * The words of the app in the reader's language. The English sentence is the key; a catalogue says what it becomes.
 * What a catalogue lacks stays English, so that nothing is ever blank.
 *
 * @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Entry a sentence, or its plural forms
 * @typedef {Record<string, Entry>} Catalogue
 */

/** Languages with a catalogue, by their own names; English is the keys themselves. */
export const LANGUAGES = Object.freeze({ en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', pt: 'Português', tr: 'Türkçe' })

/** @typedef {keyof typeof LANGUAGES} Language */

/** @type {{ language: Language, catalogue: Catalogue, rules: Intl.PluralRules }} */
const now = { language: 'en', catalogue: {}, rules: new Intl.PluralRules('en') }

/** The language in use, also for Intl. @returns {Language} */
export const language = () => now.language

/** The same for dates: English has them as Europe writes them, the day first. */
const dateLanguage = () => now.language === 'en' ? 'en-GB' : now.language

/** What makes words of numbers and dates, by language and options: making one costs more than using it a hundred times. @type {Map<string, any>} */
const formats = new Map()

/** @template {object} F @param {new (language: string, how: any) => F} Format @param {string} language @param {object} how @returns {F} */
function kept(Format, language, how) {
  const key = `${Format.name} ${language} ${JSON.stringify(how)}`
  const found = formats.get(key) ?? new Format(language, how)
  formats.set(key, found)
  return found
}

/** Dates and times in the language in use. @param {Intl.DateTimeFormatOptions} how */
export const dateFormat = how => kept(Intl.DateTimeFormat, dateLanguage(), how)
/** Numbers in the language in use. @param {Intl.NumberFormatOptions} [how] */
export const numberFormat = (how = {}) => kept(Intl.NumberFormat, now.language, how)
/** `yesterday`, `3 weeks ago` in the language in use. */
export const relativeFormat = () => kept(Intl.RelativeTimeFormat, now.language, { numeric: 'auto' })
/** `a, b and c` in the language in use. @param {string[]} parts */
export const listed = parts => kept(Intl.ListFormat, dateLanguage(), { type: 'conjunction' }).format(parts)

/**
 * Speak this language from now on; what is on the screen is painted again by whoever asks for it.
 * @param {Language} to @param {Catalogue} catalogue
 */
export function speak(to, catalogue) {
  now.language = to
  now.catalogue = catalogue
  now.rules = new Intl.PluralRules(to)
}

/**
 * A sentence in the reader's language, `{name}` filled in.
 * @param {string} sentence English, the key
 * @param {Record<string, unknown>} [values]
 */
export function t(sentence, values) {
  const found = now.catalogue[sentence]
  return fill(typeof found === 'string' ? found : sentence, values)
}

/**
 * A sentence about so many of something, `{count}` filled in with a number as it is written here.
 * @param {number} count
 * @param {string} one English, for one; @param {string} other English, for any other count, and the key
 * @param {Record<string, unknown>} [values]
 */
export function plural(count, one, other, values) {
  const found = now.catalogue[other]
  const form = typeof found === 'object' ? found[now.rules.select(count)] ?? found.other : undefined
  const english = count === 1 ? one : other
  return fill(form ?? english, { count: numberFormat({ useGrouping: 'min2' }).format(count), ...values })
}

/** A sentence or a name as it goes on in the middle of another: German keeps its capitals. @param {string} text */
export const within = text => now.language === 'de' ? text : text.charAt(0).toLocaleLowerCase(now.language) + text.slice(1)

/** @param {string} sentence @param {Record<string, unknown>} [values] */
const fill = (sentence, values) => values ? sentence.replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole) : sentence
