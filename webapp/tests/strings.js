/**
 * The app's sentences, read from its source: what goes through the catalogue, and what is written past it.
 * `node webapp/tests/strings.js` prints what each catalogue lacks; `--bare` prints what is not wrapped.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
export const TRANSLATED = ['de', 'es', 'fr', 'pt', 'tr']

/** Names that are the same in all languages, and signs. */
const NAMES = /\b(?:GymGenius|Strong|Hevy|CSV|JSON|RIR|RPE|e1RM|1RM|kg|lb|MEV|MAV|MRV|HRV|ms|min|h|s|x|GB|MB|kB|A–Z|UTC|nbsp|UI)\b/g
/** Attributes that are read out or shown. */
const READ = /(?:^|\s)\.?(aria-label|title|placeholder|alt|aria-valuetext|aria-roledescription|label|name|lessName|moreName|aria-description)=$/
const READ_STATIC = /\s(?:aria-label|title|placeholder|alt|aria-valuetext|aria-description)="([^"]*)"/g
/** Calls that show what they are given: which argument, or which keys of an object. @type {Record<string, (number | string)[]>} */
const SHOWING = Object.assign(Object.create(null), { say: [1], openSheet: [0], note: [0], frame: ['title'], blank: ['title', 'text'], operation: [3] })

/** @typedef {{ file: string, line: number, key: string, one?: string, plural: boolean }} Use */
/** @typedef {{ file: string, line: number, text: string }} Bare */

/** Every module of the app, by its path under webapp/js. */
export const modules = () => readdirSync(join(ROOT, 'js'), { recursive: true })
  .map(name => String(name).replaceAll('\\', '/')).filter(name => name.endsWith('.js')).sort()

/** @param {string} name */
function sourceOf(name) {
  const path = join(ROOT, 'js', name)
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.JS)
}

/** @param {ts.Node} node @param {(node: ts.Node) => void} visit */
function walk(node, visit) {
  visit(node)
  ts.forEachChild(node, child => walk(child, visit))
}

/** @param {ts.SourceFile} source @param {ts.Node} node */
const place = (source, node) => ({
  file: relative(ROOT, source.fileName).replaceAll('\\', '/'), line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
})

/** @param {ts.Node} node */
const callee = node => ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : null

/** @param {ts.Node | undefined} node @returns {node is ts.StringLiteralLike} */
const isText = node => node !== undefined && ts.isStringLiteralLike(node)

/** Routes are data: their titles and the tabs' names are keys too. */
const DATA = { 'screens/routes.js': ['title', 'name'] }
/** Where a key comes from such data. */
const FROM_DATA = ['screens/shell.js']

/**
 * Every key, and every call whose key can't be read.
 * @returns {{ uses: Use[], unread: { file: string, line: number, text: string }[] }}
 */
export function extract() {
  /** @type {Use[]} */ const uses = []
  /** @type {Bare[]} */ const unread = []
  for (const name of modules()) {
    const source = sourceOf(name)
    if (name === 'i18n.js') continue
    walk(source, node => {
      const at = () => place(source, node)
      if (DATA[name] && ts.isPropertyAssignment(node) && DATA[name].includes(node.name.getText(source)) && isText(node.initializer)) {
        uses.push({ ...at(), key: node.initializer.text, plural: false })
      }
      if (!ts.isCallExpression(node)) return
      const called = callee(node)
      if (called === 't') {
        const keys = literals(node.arguments[0])
        if (keys) for (const key of keys) uses.push({ ...at(), key, plural: false })
        else if (!FROM_DATA.includes(name)) unread.push({ ...at(), text: node.getText(source) })
      }
      if (called === 'plural' && imports(source, 'plural')) {
        const [, one, other] = node.arguments
        if (isText(one) && isText(other)) uses.push({ ...at(), key: other.text, one: one.text, plural: true })
        else unread.push({ ...at(), text: node.getText(source) })
      }
    })
  }
  return { uses, unread }
}

/** `'a'`, or `cond ? 'a' : 'b'`; null where it can't be read. @param {ts.Node | undefined} node @returns {string[] | null} */
function literals(node) {
  if (isText(node)) return [node.text]
  if (node && ts.isParenthesizedExpression(node)) return literals(node.expression)
  if (!node || !ts.isConditionalExpression(node)) return null
  const [yes, no] = [literals(node.whenTrue), literals(node.whenFalse)]
  return yes && no ? [...yes, ...no] : null
}

/** Does it come from i18n.js? @param {ts.SourceFile} source @param {string} name */
function imports(source, name) {
  return source.statements.some(one => ts.isImportDeclaration(one) && /\/i18n\.js'?$/.test(/** @type {ts.StringLiteral} */ (one.moduleSpecifier).text)
    && one.importClause?.namedBindings?.getText(source).includes(name))
}

/** Has it words of a language in it? @param {string} text */
export const hasWords = text => /\p{L}{2,}/u.test(text.replace(/&[a-z]+;/g, ' ').replace(NAMES, ' '))

/** Texts that are shown without having gone through the catalogue. @returns {Bare[]} */
export function bare() {
  /** @type {Bare[]} */ const found = []
  for (const name of modules()) {
    if (name.startsWith('coach/fitted/')) continue
    const source = sourceOf(name)
    const add = (/** @type {ts.Node} */ node, /** @type {string} */ text) => { if (hasWords(text)) found.push({ ...place(source, node), text: text.trim() }) }
    walk(source, node => {
      if (ts.isTaggedTemplateExpression(node) && ['html', 'svg'].includes(node.tag.getText(source))) inTemplate(node.template, add)
      const shown = SHOWING[callee(node) ?? '']
      if (shown) inCall(/** @type {ts.CallExpression} */ (node), shown, add)
    })
  }
  return found
}

/** @param {ts.CallExpression} call @param {(number | string)[]} shown @param {(node: ts.Node, text: string) => void} add */
function inCall(call, shown, add) {
  for (const which of shown) {
    if (typeof which === 'number') { leaves(call.arguments[which], add); continue }
    const [given] = call.arguments
    if (!given || !ts.isObjectLiteralExpression(given)) continue
    for (const one of given.properties) if (ts.isPropertyAssignment(one) && one.name.getText() === which) leaves(one.initializer, add)
  }
}

/** @param {ts.TemplateLiteral} template @param {(node: ts.Node, text: string) => void} add */
function inTemplate(template, add) {
  const spans = ts.isNoSubstitutionTemplateLiteral(template) ? [] : [...template.templateSpans]
  const parts = [ts.isNoSubstitutionTemplateLiteral(template) ? template.text : template.head.text, ...spans.map(span => span.literal.text)]
  const whole = parts.join('\u0000')
  for (const text of whole.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, '\u0001').split(/[\u0000\u0001]/)) add(template, text)
  for (const [, text] of whole.matchAll(READ_STATIC)) add(template, text)
  let before = ''
  for (const [i, span] of spans.entries()) {
    before += parts[i]
    const open = before.lastIndexOf('<') > before.lastIndexOf('>')
    if (!open || READ.test(before.slice(before.lastIndexOf('<')))) leaves(span.expression, add)
    before += '\u0000'
  }
}

/** Literals that an expression may come to. @param {ts.Node | undefined} node @param {(node: ts.Node, text: string) => void} add */
function leaves(node, add) {
  if (!node) return
  if (isText(node)) add(node, node.text)
  else if (ts.isTemplateExpression(node)) add(node, [node.head.text, ...node.templateSpans.map(span => span.literal.text)].join(' '))
  else if (ts.isConditionalExpression(node)) { leaves(node.whenTrue, add); leaves(node.whenFalse, add) }
  else if (ts.isParenthesizedExpression(node)) leaves(node.expression, add)
  else if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind === ts.SyntaxKind.PlusToken || node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken || node.operatorToken.kind === ts.SyntaxKind.BarBarToken) leaves(node.left, add)
    leaves(node.right, add)
  }
}

/** @param {string} language @returns {Promise<Record<string, any>>} */
export const catalogue = async language => (await import(`../lang/${language}.js`)).default

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--bare')) for (const { file, line, text } of bare()) console.log(`${file}:${line}: ${text.replace(/\s+/g, ' ')}`)
  else {
    const { uses, unread } = extract()
    for (const one of unread) console.log(`unread ${one.file}:${one.line}: ${one.text}`)
    for (const language of TRANSLATED) {
      const known = await catalogue(language)
      const lacking = new Map(uses.filter(use => !(use.key in known)).map(use => [use.key, use]))
      console.log(`${language}: ${new Set(uses.map(use => use.key)).size} keys, ${lacking.size} lacking`)
      if (process.argv.includes(language)) for (const use of lacking.values()) console.log(JSON.stringify(use.plural ? [use.one, use.key] : use.key))
    }
  }
}
