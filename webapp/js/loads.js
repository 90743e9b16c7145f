import { fromKg, number, toKg } from './format.js'
import { t } from './i18n.js'

/**
 * What this gym can load, as a ladder of rungs: the steppers climb it, prescriptions are rounded to it.
 * Mirrors engine/core/loading.py.
 *
 * @typedef {import('./types.js').Unit} Unit
 * @typedef {import('./types.js').Gym} Gym
 * @typedef {import('./types.js').Inventory} Inventory
 * @typedef {import('./types.js').Exercise} Exercise
 *
 * @typedef {object} Rung one load that can be made
 * @property {number} kg what gets logged
 * @property {'bar' | 'hung' | 'rack' | 'stack' | 'none' | 'free'} kind
 * @property {number} [bar] weight of the bar, in `unit`
 * @property {Unit} unit of `bar` and `plates`
 * @property {number[]} plates on each side (bar) or on the belt (hung), heaviest first
 */

const BARS = ['barbell', 'ez_bar', 'trap_bar', 'smith', 'plate_loaded']
const SIDE_LIMIT_KG = 300
const HUNG_LIMIT_KG = 120
const FREE_LIMIT_KG = 700
/** Steps where nothing is known of the equipment. @type {Record<Unit, number>} */
const FREE_STEP = { kg: 0.5, lb: 1 }

/** @param {Unit} unit @param {[string, number][]} bars */
const barsOf = (unit, bars) => bars.map(([kind, weight]) => ({ kind, weight, unit }))
/** @param {Unit} unit @param {[number, number][]} plates weight and count */
const platesOf = (unit, plates) => plates.map(([weight, count]) => ({ weight, unit, count }))
/** @param {string} kind @param {Unit} unit @param {number} low @param {number} high @param {number} step */
const rackOf = (kind, unit, low, high, step) => ({ kind, low, high, step, unit })
/** @param {string} kind @param {Unit} unit @param {number} first @param {number} step @param {number} last @param {number[]} [add_ons] */
const stackOf = (kind, unit, first, step, last, add_ons = []) => ({ kind, exercise_ids: [], first, step, last, unit, add_ons })

/** The common commercial gym, for a lifter who has not described theirs. @type {Record<Unit, Inventory>} */
export const COMMON = {
  kg: {
    bars: barsOf('kg', [['barbell', 20], ['ez_bar', 10], ['trap_bar', 25], ['smith', 15], ['plate_loaded', 0]]),
    plates: platesOf('kg', [[25, 8], [20, 8], [15, 4], [10, 8], [5, 8], [2.5, 8], [1.25, 4]]),
    dumbbells: [rackOf('dumbbell', 'kg', 1, 10, 1), rackOf('dumbbell', 'kg', 12.5, 50, 2.5), rackOf('kettlebell', 'kg', 4, 48, 4)],
    stacks: [stackOf('machine', 'kg', 5, 5, 150, [2.5]), stackOf('cable', 'kg', 2.5, 2.5, 100), stackOf('assisted', 'kg', 5, 5, 100)],
  },
  lb: {
    bars: barsOf('lb', [['barbell', 45], ['ez_bar', 25], ['trap_bar', 55], ['smith', 30], ['plate_loaded', 0]]),
    plates: platesOf('lb', [[45, 16], [35, 4], [25, 8], [10, 8], [5, 8], [2.5, 4]]),
    dumbbells: [rackOf('dumbbell', 'lb', 2.5, 2.5, 1), rackOf('dumbbell', 'lb', 5, 120, 5),
      ...[10, 15, 20, 25, 30, 35, 45, 53, 62, 70, 80, 88, 97, 106].map(weight => rackOf('kettlebell', 'lb', weight, weight, 1))],
    stacks: [stackOf('machine', 'lb', 10, 10, 300, [5]), stackOf('cable', 'lb', 5, 5, 200), stackOf('assisted', 'lb', 10, 10, 200)],
  },
}

/** @typedef {Pick<Exercise, 'id' | 'equipment' | 'load_type'>} Kind */
/** @type {WeakMap<object, Map<string, Rung[]>>} */
const known = new WeakMap()

/**
 * Every load that can be made for this exercise, lightest first; never empty. Listed once and remembered.
 * @param {Kind} exercise
 * @param {Pick<Gym, 'inventory'> | null} gym null: the common gym of `unit`. A list that is empty says that nothing is known: any load counts
 * @param {Unit} unit the lifter's own, kept where both units make the same load
 * @returns {Rung[]}
 */
export function ladder(exercise, gym, unit) {
  const stock = gym?.inventory ?? COMMON[unit]
  const cache = known.get(stock) ?? new Map()
  known.set(stock, cache)
  const own = stock.stacks.some(stack => stack.exercise_ids.includes(exercise.id))
  const key = [exercise.equipment, exercise.load_type, unit, own ? exercise.id : ''].join()
  if (!cache.has(key)) cache.set(key, distinct(build(exercise, stock, unit), unit))
  return cache.get(key)
}

/** One rung per load, ascending: the lifter's own unit where two units agree. @param {Rung[]} rungs @param {Unit} unit */
function distinct(rungs, unit) {
  /** @type {Map<number, Rung>} */ const best = new Map()
  for (const rung of rungs) {
    const there = best.get(rung.kg)
    if (!there || (rung.unit === unit && there.unit !== unit)) best.set(rung.kg, rung)
  }
  return [...best.values()].sort((a, b) => a.kg - b.kg)
}

/** @param {Kind} exercise @param {Inventory} stock @param {Unit} unit @returns {Rung[]} */
function build(exercise, stock, unit) {
  const bare = rung('none', 0, unit)
  if (exercise.load_type === 'assisted') {
    const found = pins(stacksOf(exercise, stock, 'assisted'), -1)
    return found.length > 0 ? [...found, bare] : free(unit, -1)
  }
  if (exercise.load_type === 'bodyweight') return stock.plates.length > 0 ? [bare, ...hung(stock.plates)] : free(unit)
  const found = external(exercise, stock, unit)
  return found.length > 0 ? found : free(unit)
}

/** @param {Kind} exercise @param {Inventory} stock @param {Unit} unit */
function external(exercise, stock, unit) {
  const { equipment } = exercise
  const racked = stock.dumbbells.filter(rack => rack.kind === equipment)
    .flatMap(({ low, high, step, unit: of }) => steps(low, step, high).map(weight => rung('rack', weight, of)))
  if (equipment === 'plate') return [...racked, ...stock.plates.map(plate => rung('rack', plate.weight, plate.unit))]
  if (BARS.includes(equipment) && stock.plates.length > 0) return [...racked, ...onBars(equipment, stock, unit)]
  if (equipment === 'machine' || equipment === 'cable') return [...racked, ...pins(stacksOf(exercise, stock, equipment), 1)]
  return racked
}

/** Every bar with every set of pairs; plates of both units are never mixed on one bar. @param {string} equipment @param {Inventory} stock @param {Unit} unit */
function onBars(equipment, stock, unit) {
  const own = stock.bars.filter(bar => bar.kind === equipment)
  const bars = own.length > 0 ? own : COMMON[unit].bars.filter(bar => bar.kind === equipment)
  return UNITS.flatMap(of => {
    const sides = sums(stock.plates.filter(plate => plate.unit === of), count => Math.floor(count / 2), fromKg(SIDE_LIMIT_KG, of))
    return bars.flatMap(bar => sides.map(([side, plates]) => barred(bar, of, side, plates)))
  })
}

/** @type {Unit[]} */
const UNITS = ['kg', 'lb']

/** @param {import('./types.js').Bar} bar @param {Unit} of @param {number} side @param {number[]} plates @returns {Rung} */
function barred(bar, of, side, plates) {
  const kg = toKg(bar.weight, bar.unit) + toKg(2 * side, of)
  const unit = plates.length > 0 ? of : bar.unit
  return { kg: round(kg), kind: 'bar', bar: Math.round(fromKg(toKg(bar.weight, bar.unit), unit) * 1000) / 1000, unit, plates }
}

/** @param {import('./types.js').Plate[]} stock @returns {Rung[]} */
function hung(stock) {
  return UNITS.flatMap(of => sums(stock.filter(plate => plate.unit === of), count => count, fromKg(HUNG_LIMIT_KG, of))
    .filter(([sum]) => sum > 0).map(([sum, plates]) => ({ ...rung('hung', sum, of), plates })))
}

/**
 * Every sum of these plates, made of the fewest, then of the heaviest.
 * @param {import('./types.js').Plate[]} plates @param {(count: number) => number} usable @param {number} limit in their unit
 * @returns {[number, number[]][]}
 */
function sums(plates, usable, limit) {
  /** @type {Map<number, number[]>} */ const made = new Map([[0, []]])
  for (const { weight, count } of [...plates].sort((a, b) => b.weight - a.weight)) {
    for (const [start, held] of [...made]) {
      const most = Math.min(usable(count), Math.floor((limit - start) / weight + 1e-9))
      for (let times = 1; times <= most; times += 1) {
        const sum = round(start + weight * times)
        const side = [...held, ...Array(times).fill(weight)]
        if (better(side, made.get(sum))) made.set(sum, side)
      }
    }
  }
  return [...made]
}

/** @param {number[]} one @param {number[] | undefined} other both heaviest first */
function better(one, other) {
  if (!other || one.length !== other.length) return !other || one.length < other.length
  const i = one.findIndex((weight, n) => weight !== other[n])
  return i >= 0 && one[i] > other[i]
}

/** The stacks made for this lift, else those for any lift of its kind. @param {Kind} exercise @param {Inventory} stock @param {string} kind */
function stacksOf(exercise, stock, kind) {
  const all = stock.stacks.filter(stack => stack.kind === kind)
  const own = all.filter(stack => stack.exercise_ids.includes(exercise.id))
  return own.length > 0 ? own : all.filter(stack => stack.exercise_ids.length === 0)
}

/** @param {import('./types.js').Stack[]} stacks @param {1 | -1} sign */
function pins(stacks, sign) {
  return stacks.flatMap(({ first, step, last, add_ons: extras, unit }) => {
    const more = extras.reduce((sums_, extra) => [...sums_, ...sums_.map(sum => sum + extra)], [0])
    return steps(first, step, last).flatMap(pin => more.map(extra => rung('stack', sign * (pin + extra), unit)))
  })
}

/** @param {Unit} unit @param {1 | -1} [sign] */
function free(unit, sign = 1) {
  const count = Math.floor(FREE_LIMIT_KG / toKg(FREE_STEP[unit], unit))
  return Array.from({ length: count + 1 }, (_, i) => rung(i === 0 ? 'none' : 'free', sign * FREE_STEP[unit] * i, unit))
}

/** @param {number} first @param {number} step @param {number} last */
const steps = (first, step, last) => Array.from({ length: Math.max(0, Math.floor((last - first) / step + 1e-9)) + 1 }, (_, i) => round(first + i * step))

/** @param {Rung['kind']} kind @param {number} weight @param {Unit} unit @returns {Rung} */
const rung = (kind, weight, unit) => ({ kind, kg: round(toKg(weight, unit)), unit, plates: [] })

/** To what is stored: a hundredth of a gram; never minus zero. @param {number} value */
const round = value => Math.round(value * 1e5) / 1e5 + 0

/** The rung at this load, if it can be made. @param {Rung[]} rungs @param {number} kg */
export const at = (rungs, kg) => rungs.find(one => Math.abs(one.kg - kg) < 0.01) ?? null

/** The next heavier rung. @param {Rung[]} rungs @param {number} kg */
export const above = (rungs, kg) => rungs.find(one => one.kg > kg + 0.01) ?? null

/** The next lighter rung. @param {Rung[]} rungs @param {number} kg */
export const below = (rungs, kg) => rungs.findLast(one => one.kg < kg - 0.01) ?? null

/** The nearest rung; of two as near, the lighter. @param {Rung[]} rungs @param {number} kg */
export function nearest(rungs, kg) {
  return rungs.reduce((best, one) => Math.abs(one.kg - kg) < Math.abs(best.kg - kg) - 1e-9 ? one : best, rungs[0])
}

/** Loads closer than this are one, kg. */
const SAME = 5e-5

/** The heaviest rung that is not above `kg`. @param {Rung[]} rungs @param {number} kg */
export const atMost = (rungs, kg) => rungs.findLast(one => one.kg <= kg + SAME) ?? null

/** The lightest rung that is not below `kg`. @param {Rung[]} rungs @param {number} kg */
export const atLeast = (rungs, kg) => rungs.find(one => one.kg >= kg - SAME) ?? null

/**
 * The load for a wanted `kg` within the guardrail low…high, and where one exists not past `floor` or `ceiling`.
 * Where the rail holds none: the heaviest below it, else the lightest there is.
 * @param {Rung[]} rungs @param {number} kg @param {number} low @param {number} high @param {number | null} floor @param {number | null} ceiling
 */
export function choose(rungs, kg, low, high, floor, ceiling) {
  const narrow = inside(rungs, kg, floor === null ? low : Math.max(low, floor), ceiling === null ? high : Math.min(high, ceiling))
  return narrow ?? inside(rungs, kg, low, high) ?? atMost(rungs, high) ?? rungs[0]
}

/** @param {Rung[]} rungs @param {number} kg @param {number} low @param {number} high */
function inside(rungs, kg, low, high) {
  let found = nearest(rungs, kg)
  if (found.kg > high + SAME) found = atMost(rungs, high) ?? found
  else if (found.kg < low - SAME) found = atLeast(rungs, low) ?? found
  return found.kg >= low - SAME && found.kg <= high + SAME ? found : null
}

/** The plates in words: `25 + 5 + 1.25`, `empty bar`. @param {Rung | null} rung */
export function platesText(rung) {
  if (!rung) return ''
  if (rung.kind === 'bar') return rung.plates.length > 0 ? rung.plates.map(weight => number(weight)).join(' + ') : t('empty bar')
  if (rung.kind === 'hung') return t('{plates} on the belt', { plates: rung.plates.map(weight => number(weight)).join(' + ') })
  return { rack: t('each hand'), stack: t('pin'), none: '', free: '' }[rung.kind]
}
