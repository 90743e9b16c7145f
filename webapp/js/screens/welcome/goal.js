import { BODYWEIGHT, BODYWEIGHT_UNKNOWN, EXPERIENCE_RATIO } from '../../coach/constants.js'
import { trainingParams } from '../../coach/goal.js'
import { classify } from '../../coach/lift_class.js'
import { loadFor } from '../../coach/rep_curve.js'
import { vars } from '../../elements/vars.js'
import { clock, fromKg, number, range, weight } from '../../format.js'
import { html, live } from '../../html.js'
import { t } from '../../i18n.js'
import { ladder, nearest } from '../../loads.js'

/**
 * From size to strength, and what that means for one lift.
 * @typedef {import('../../first_load.js').Answers} Answers
 */

/** What bench press stands for in the picture of the goal. */
const BENCH = { id: '', pattern: 'horizontal_push', equipment: 'barbell', load_type: /** @type {const} */ ('external'), bodyweight_share: 0 }

/** @param {Answers} answers @param {(goal: number) => void} turn */
export function goalPanel(answers, turn) {
  const { goal_strength: goal } = answers
  return html`<section class="panel" aria-labelledby="goal"><div><p class="small muted">${t('3 of 3')}</p><h2 id="goal">${t('Your goal')}</h2></div>
    <div><div class="slider" ${vars({ '--at': goal })}><div class="slider__track"></div><div class="slider__thumb"></div>
      <input type="range" min="0" max="100" step="5" .value=${live(String(Math.round(goal * 100)))} aria-label=${t('From size to strength')} aria-valuetext=${words(goal)}
        @input=${(/** @type {InputEvent} */ e) => turn(Number(/** @type {HTMLInputElement} */ (e.target).value) / 100)}></div>
      <div class="row row--between small"><span class="muted">${t('Size')}</span><span>${words(goal)}</span><span class="muted">${t('Strength')}</span></div></div>
    ${triple(answers)}<p class="small muted centre">${t('All of this can be changed under You.')}</p></section>`
}

/** @param {number} goal */
function words(goal) {
  if (goal < 0.4) return t('{percent} % towards size', { percent: Math.round((1 - goal) * 100) })
  return goal > 0.6 ? t('{percent} % towards strength', { percent: Math.round(goal * 100) }) : t('size and strength alike')
}

/** @param {Answers} answers */
function triple(answers) {
  const columns = [0, answers.goal_strength, 1].map(at => column(answers, at))
  const rows = /** @type {const} */ (['load', 'reps', 'sets', 'rest'])
  const single = `${number(Math.round(fromKg(bench(answers), answers.unit)), 0)}\u00a0${answers.unit}`
  return html`<table class="triple"><caption class="small muted">${t('Bench press, if your best single were about {single}', { single })}</caption>
    <thead><tr><th scope="col">${t('size')}</th><th scope="col" class="here">${t('here')}</th><th scope="col">${t('strength')}</th></tr></thead>
    <tbody>${rows.map(row => html`<tr>${columns.map((one, i) => html`<td class=${i === 1 ? 'here' : 'muted'}>${one[row]}</td>`)}</tr>`)}</tbody></table>`
}

/** @param {Answers} answers @param {number} goal */
function column(answers, goal) {
  const { unit, experience } = answers
  const asked = trainingParams(goal, experience)
  return {
    load: weight(nearest(ladder(BENCH, null, unit), loadFor(bench(answers), asked.repMid, asked.rir)).kg, unit),
    reps: t('{range} reps', { range: range(asked.repLow, asked.repHigh) }), sets: t('{range} sets', { range: range(asked.setsLow, asked.setsHigh) }),
    rest: t('rest {clock}', { clock: clock(asked.restSeconds) }),
  }
}

/** @param {Answers} answers */
function bench({ sex, bodyweight_kg: body, experience }) {
  const { ratioFemale, ratioMale } = classify(BENCH)
  const kg = body ?? (sex ? BODYWEIGHT[sex] : BODYWEIGHT_UNKNOWN)
  return kg * EXPERIENCE_RATIO[experience] * (sex === 'female' ? ratioFemale : sex === 'male' ? ratioMale : Math.sqrt(ratioFemale * ratioMale))
}
