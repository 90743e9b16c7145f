import { svg } from '../html.js'
import { fromKg, number, toKg } from '../format.js'
import { t } from '../i18n.js'

/** Plates, heaviest against the collar: height and width by weight, in kg, as a lifter knows them by eye. @type {[number, number, number][]} */
const SIZES = [[25, 80, 18], [20, 80, 16], [15, 66, 14], [10, 54, 13], [5, 42, 11], [2.5, 34, 9], [1.25, 26, 8], [0, 20, 6]]
const ROOM = 104

/**
 * One side of the bar.
 * @param {import('../loads.js').Rung} rung kind bar
 */
export function plates(rung) {
  const sizes = rung.plates.map(weight => sizeOf(toKg(weight, rung.unit)))
  const wide = sizes.reduce((sum, [, width]) => sum + width + 2, 0)
  const squeeze = Math.min(1, ROOM / Math.max(wide, 1))
  let x = 34
  const drawn = sizes.map(([height, width]) => {
    const thick = width * squeeze
    const piece = svg`<rect class="plate" x=${x} y=${45 - height / 2} width=${thick} height=${height} rx="3"/>`
    x += thick + 2 * squeeze
    return piece
  })
  const base = number(rung.bar ?? 0)
  const bare = !rung.bar
  const name = bare ? t('Each side: {plates}', { plates: listed(rung.plates) || number(0) }) : rung.plates.length > 0 ? t('Each side: {plates}, on a {bar} {unit} bar', { plates: listed(rung.plates), bar: base, unit: rung.unit })
    : t('Empty bar of {bar} {unit}', { bar: base, unit: rung.unit })
  return svg`<svg class="chart" viewBox="0 0 156 112" role="img" aria-label=${name}>
    <rect class="steel" x="0" y="42" width="26" height="6"/><rect class="steel" x="26" y="40" width="130" height="10" rx="2"/>
    <rect class="plate" x="25" y="34" width="7" height="22" rx="2"/>${drawn}
    <rect class="clip" x=${x + 2} y="37" width="8" height="16" rx="2"/>
    <text x="0" y="108">${bare ? t('a side') : t('a side, {bar} {unit} bar', { bar: base, unit: rung.unit })}</text></svg>`
}

/** @param {string} word */
function handText(word) {
  if (word === 'kettlebell') return t('a kettlebell in each hand')
  return word === 'dumbbell' ? t('a dumbbell in each hand') : t('in each hand')
}

/** @param {number[]} plates */
const listed = plates => plates.map(plate => number(plate)).join(' + ')

/** @param {number} kg */
function sizeOf(kg) {
  const [, height, width] = SIZES.find(([from]) => kg >= from - 0.3) ?? SIZES[SIZES.length - 1]
  return /** @type {[number, number]} */ ([height, width])
}

/**
 * A pin in its stack: how high up it is.
 * @param {import('../loads.js').Rung[]} rungs @param {number} kg @param {string} [moved] what is moved in all, where the stack helps
 */
export function stack(rungs, kg, moved) {
  const at = Math.max(0, rungs.findIndex(rung => Math.abs(rung.kg - kg) < 0.01))
  const shown = 12
  const per = Math.max(1, Math.ceil(rungs.length / shown))
  const bars = Array.from({ length: Math.min(shown, rungs.length) }, (_, i) => svg`<rect class=${i * per <= at ? 'plate' : 'steel'}
    x="8" y=${4 + i * 7} width="72" height="5" rx="1.5"/>`)
  const y = 6.5 + Math.floor(at / per) * 7
  return svg`<svg class="chart" viewBox="0 0 156 112" role="img" aria-label=${moved ?? t('Weight stack')}>
    ${bars}<circle class="clip" cx="90" cy=${y} r="4"/><path class="pin" d=${`M80 ${y}h10`}/><text x="0" y="108">${moved ?? ''}</text></svg>`
}

/**
 * Dumbbells or the like, thicker when heavier.
 * @param {number} kg @param {import('../types.js').Unit} unit @param {string} word dumbbell | kettlebell | plate @param {boolean} [single] one hand works at a time
 */
export function pair(kg, unit, word, single = false) {
  const r = 12 + Math.min(20, Math.sqrt(Math.max(kg, 0)) * 2.6)
  const one = (/** @type {number} */ y) => svg`<rect class="steel" x="20" y=${y - 4} width="92" height="8" rx="2"/>
    <rect class="plate" x="14" y=${y - r / 1.6} width=${14 + r / 4} height=${r * 1.25} rx="4"/>
    <rect class="plate" x=${104 - r / 4} y=${y - r / 1.6} width=${14 + r / 4} height=${r * 1.25} rx="4"/>`
  return svg`<svg class="chart" viewBox="0 0 156 112" role="img" aria-label=${single ? t('{load} {unit} in one hand', { load: number(fromKg(kg, unit)), unit }) : t('{load} {unit} in each hand', { load: number(fromKg(kg, unit)), unit })}>
    ${single ? one(46) : svg`${one(24)}${one(68)}`}<text x="0" y="108">${single ? t('one hand at a time') : handText(word)}</text></svg>`
}

/**
 * Plates on a belt; nothing on it is a picture too.
 * @param {import('../loads.js').Rung} rung kind hung or none @param {string} [moved] what is moved in all
 */
export function belt(rung, moved) {
  const sizes = rung.plates.map(weight => sizeOf(toKg(weight, rung.unit)))
  const wide = sizes.reduce((sum, [, width]) => sum + width + 2, 0)
  let x = 60 - wide / 2
  const drawn = sizes.map(([height, width]) => {
    const tall = height * 0.62
    const piece = svg`<rect class="plate" x=${x} y=${64 - tall / 2} width=${width} height=${tall} rx="3"/>`
    x += width + 2
    return piece
  })
  const hangs = sizes.length > 0 ? t('{plates} {unit} from the belt', { plates: listed(rung.plates), unit: rung.unit }) : t('Nothing added')
  const text = moved ?? (sizes.length > 0 ? t('from the belt') : t('nothing but you'))
  return svg`<svg class="chart" viewBox="0 0 156 112" role="img" aria-label=${moved ? `${hangs}, ${moved}` : hangs}>
    <rect class="steel" x="14" y="14" width="92" height="9" rx="4"/><path class="pin" d=${sizes.length > 0 ? 'M34 23L60 60M86 23L60 60' : ''}/>${drawn}
    <text x="0" y="108">${text}</text></svg>`
}
