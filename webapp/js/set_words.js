import { clock, load, number } from './format.js'
import { t } from './i18n.js'

/**
 * A set in words, the same wherever it is shown. Pure.
 *
 * @typedef {import('./types.js').LoggedSet} LoggedSet
 * @typedef {import('./types.js').SetType} SetType
 */

/** `82.5 kg × 7`; of a timed set `0:45`, with its load if there is one. @param {Pick<LoggedSet, 'weight_kg' | 'unit' | 'reps' | 'duration_seconds'>} set @param {string} loadType */
export function doneText({ weight_kg: kg, unit, reps, duration_seconds: seconds }, loadType) {
  if (!seconds) return `${load(kg, unit, loadType)} × ${reps}`
  return Math.abs(kg) < 0.005 ? clock(seconds) : `${load(kg, unit, loadType)} × ${clock(seconds)}`
}

/** `2 left`, or nothing where it was not said. @param {number | null} rir */
export const leftText = rir => rir === null ? '' : t('{count} left', { count: number(rir, 1) })

/** `82.5 kg × 7, 2 left`. @param {LoggedSet} set @param {string} loadType */
export const setText = (set, loadType) => set.rir === null ? doneText(set, loadType) : `${doneText(set, loadType)}, ${leftText(set.rir)}`

/** What a set is, where it is not a working set. @param {SetType} type */
export function kindText(type) {
  return { working: '', warmup: t('warm-up'), drop: t('drop'), failure: t('to failure'), amrap: t('AMRAP') }[type]
}

/** The kinds to choose from, as chips show them. @returns {[SetType, string][]} */
export const kinds = () => [['working', t('Working')], ['warmup', t('Warm-up')], ['drop', t('Drop')], ['failure', t('To failure')], ['amrap', t('AMRAP')]]

/** @param {import('./types.js').Side} side */
export const sideText = side => side === 'left' ? t('left') : t('right')

/** The joints that can be named, as the server knows them. @returns {[string, string][]} */
export const joints = () => [
  ['neck', t('Neck')], ['shoulder', t('Shoulder')], ['elbow', t('Elbow')], ['wrist', t('Wrist')], ['upper_back', t('Upper back')],
  ['lower_back', t('Lower back')], ['hip', t('Hip')], ['knee', t('Knee')], ['ankle', t('Ankle')], ['other', t('Elsewhere')],
]

/** @param {string} joint */
export const jointText = joint => joints().find(([key]) => key === joint)?.[1] ?? joint

/** What is to be said of a set beside its numbers: kind, side, pain. @param {LoggedSet} set @returns {string[]} */
export function marks({ set_type: type, side, pain }) {
  return [kindText(type), side ? sideText(side) : '', pain ? t('pain: {joint}', { joint: jointText(pain).toLowerCase() }) : ''].filter(Boolean)
}
