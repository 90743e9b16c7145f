import { openSet } from '../actions/accuracy.js'
import { reasonOf } from '../actions/answers.js'
import { confirmImport, follow, listImports, nextOf, readAnew, readImport, undoImport, upload } from '../actions/imports.js'
import { say } from '../actions/toast.js'
import { frame, note, Page } from '../elements/page.js'
import { picker } from '../elements/picker.js'
import { openSheet } from '../elements/sheet.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { icon } from '../icons.js'
import { fresh, isOver, MOST_BYTES, noChoices, sizeText, stillMissing, unitUnknown } from '../imports.js'
import { mappingCard } from './imports/mapping.js'
import { past, pick } from './imports/pick.js'
import { progressCard, resultCards } from './imports/result.js'
import { confirmText, exercisesCard, fileCard, tallyCard, unitsCard, unitsSheet } from './imports/report.js'

/**
 * Bring another app's log: file → dry run → choices → progress → result, and the way back.
 * @typedef {import('../imports.js').Import} Import
 * @typedef {import('../imports.js').Choices} Choices
 * @typedef {{ one: Import | null, list: Import[], busy: string, over: boolean, sending: boolean, fault: unknown, choices: Choices,
 *   all: boolean, began: { at: number, done: number } | null, next: import('../types.js').Prescription[] | null }} View
 */

const MOST_TRAINED = 5

/** @extends {Page<View>} */
export class ImportScreen extends Page {
  /** @type {View} */ view = { one: null, list: [], busy: '', over: false, sending: false, fault: null, choices: noChoices(), all: false, began: null, next: null }
  #stop = new AbortController()

  /** @param {import('../types.js').State} state */
  select({ exercises, me, online }) { return `${exercises.length} ${me?.onboarded_at} ${online}` }

  async entered() {
    const id = this.query.get('id')
    try {
      if (id) this.#show(await readImport(this.app, id))
      else this.see({ list: await listImports(this.app) })
    } catch (fault) {
      this.see({ fault })
    }
  }

  left() { this.#stop.abort() }

  #back = () => this.app.router.back(this.query.get('id') ? '/import' : this.state.me?.onboarded_at ? '/you' : '/welcome')

  /** @param {Import} one */
  #show(one) {
    this.see({ one })
    if (one.status === 'confirmed' || one.status === 'importing') this.#follow(one.id)
    if (one.status === 'done') this.#nextLifts()
  }

  /** @param {File} file */
  #upload = async file => {
    if (file.size > MOST_BYTES) { this.see({ fault: new Error(t('{file} has {size}; at most 50 MB can be read.', { file: file.name, size: sizeText(file.size) })) }); return }
    this.see({ busy: file.name, fault: null })
    try {
      const one = await upload(this.app, file)
      this.app.router.go(`/import?id=${one.id}`)
    } catch (fault) {
      this.see({ fault, busy: '' })
    }
  }

  #confirm = async () => {
    const { one, choices } = this.view
    if (!one?.report) return
    this.see({ sending: true, fault: null })
    try {
      this.see({ one: await confirmImport(this.app, { ...one, report: one.report }, choices), sending: false })
      await this.#follow(one.id)
    } catch (fault) {
      this.see({ fault, sending: false })
    }
  }

  /** @param {string} id */
  async #follow(id) {
    const take = (/** @type {Partial<Import>} */ now) => {
      const { one, began } = this.view
      const done = now.sets_done ?? 0
      if (one) this.see({ one: { ...one, ...now, report: now.report ?? one.report }, began: began ?? (done > 0 ? { at: Date.now(), done } : null) })
    }
    const end = await follow(this.app, id, take, this.#stop.signal)
    if (end?.status !== 'done') return
    await readAnew(this.app).catch(() => {})
    await this.#nextLifts()
  }

  async #nextLifts() {
    const { one, choices } = this.view
    const own = new Map(this.state.exercises.filter(each => each.own).map(each => [each.name, each.id]))
    const lifts = [...one?.report?.exercises ?? []].sort((a, b) => b.sets - a.sets)
      .map(each => choices.exercises[each.name]?.id ?? each.exercise_id ?? own.get(each.name)).filter(id => id !== undefined)
    this.see({ next: await nextOf(this.app, [...new Set(lifts)].slice(0, MOST_TRAINED)) })
  }

  #undo = async () => {
    const { one } = this.view
    if (!one) return
    this.see({ sending: true, fault: null })
    try {
      await undoImport(this.app, one.id)
      this.see({ one: { ...one, status: 'undone' }, sending: false })
      say(this.app, t('{file} taken back', { file: one.filename }))
      await readAnew(this.app).catch(() => {})
    } catch (fault) {
      this.see({ fault, sending: false })
    }
  }

  /** @param {Partial<Choices>} change */
  #choose(change) { this.see({ choices: { ...this.view.choices, ...change } }) }

  /** @param {string} name */
  #chooseExercise = name => {
    const report = this.view.one?.report?.exercises.find(each => each.name === name)
    const take = (/** @type {{ id: string, name: string }} */ { id, name: chosen }) => {
      this.#choose({ exercises: { ...this.view.choices.exercises, [name]: { id, name: chosen } } })
      sheet.close()
    }
    const found = picker(this.app, take, () => sheet.refresh())
    const sheet = openSheet(name, () => html`<div class="stack">${(report?.suggestions.length ?? 0) > 0 ? html`<section><h3 class="small muted">${t('It may be')}</h3>
      <ul class="list">${report?.suggestions.map(one => html`<li><button class="item item--tap" @click=${() => take({ id: one.exercise_id, name: one.name })}><span class="grow">${one.name}</span>${icon('plus', 's')}</button></li>`)}</ul></section>` : nothing}
      ${found.template()}</div>`)
  }

  /** @param {import('../imports.js').Report} report */
  #eachUnit(report) {
    const set = (/** @type {string[]} */ names, /** @type {'kg' | 'lb'} */ unit) => {
      this.#choose({ units: { ...this.view.choices.units, ...Object.fromEntries(names.map(name => [name, unit])) } })
      sheet.refresh()
    }
    const sheet = openSheet(t('Units'), () => unitsSheet(report, this.view.choices, set))
  }

  template() {
    const { one, fault } = this.view
    const body = this.query.get('id') ? one ? this.#one(one) : nothing : this.#start()
    return frame({ title: t('Import'), back: this.#back }, html`<div class="stack">${fault ? note(reasonOf(fault), 'warn') : nothing}${body}</div>`)
  }

  #start() {
    const { busy, over, list } = this.view
    return html`${pick({ busy, over, choose: this.#upload, drag: over => this.see({ over }) })}${past(list, new Date())}`
  }

  /** @param {Import} one */
  #one(one) {
    if (one.status === 'confirmed' || one.status === 'importing') return progressCard(one, this.view.began)
    if (isOver(one.status)) return resultCards(one, this.state, this.view.next, { undo: this.#undo, busy: this.view.sending, open: id => { openSet(this.app, id) } })
    return one.report ? this.#report(one, one.report) : nothing
  }

  /** @param {Import} one @param {import('../imports.js').Report} report */
  #report(one, report) {
    const { choices, all, sending } = this.view
    const missing = stillMissing(report, choices)
    const unclear = unitUnknown(report, choices)
    return html`${fileCard(one, t('Dry run finished, nothing saved yet'), 100)}
      ${report.columns.length > 0 ? mappingCard(report, choices, change => this.#choose(change)) : nothing}
      ${report.rows_read > 0 ? tallyCard(report) : nothing}
      ${report.exercises.length > 0 ? exercisesCard(report, choices, { all, showAll: () => this.see({ all: true }), choose: this.#chooseExercise }) : nothing}
      ${report.exercises.length > 0 ? unitsCard(report, choices, {
    all: unit => this.#choose({ unit }), each: () => this.#eachUnit(report),
  }) : nothing}
      ${unclear ? note(t('Say kg or lb first: the file doesn’t tell.'), 'warn') : nothing}
      <button class="btn btn--act btn--wide" ?disabled=${sending || unclear || missing.length > 0 || (report.sets > 0 && fresh(report) === 0)} @click=${this.#confirm}>
        ${missing.length > 0 ? t('Say the columns first') : report.sets === 0 ? t('Import with these columns') : confirmText(report)}</button>
      <p class="small muted centre">${t('Undo takes the whole batch back, at any time.')}</p>`
  }
}

ImportScreen.define('gg-import')
