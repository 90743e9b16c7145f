import { fromKg, number, toKg } from './format.js'

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
const MACHINES = ['machine', 'cable', 'assisted']
const MOST_KG = 500

/** What a common commercial gym has, where a gym doesn't say. @type {Record<Unit, Inventory>} */
export const COMMON = {
  kg: inventory('kg', [['barbell', 20], ['ez_bar', 10], ['trap_bar', 25], ['smith', 20], ['plate_loaded', 0]],
    [[25, 8], [20, 8], [15, 4], [10, 4], [5, 4], [2.5, 4], [1.25, 2]], [2, 50, 2], [5, 100, 5]),
  lb: inventory('lb', [['barbell', 45], ['ez_bar', 25], ['trap_bar', 55], ['smith', 45], ['plate_loaded', 0]],
    [[45, 12], [35, 4], [25, 4], [10, 4], [5, 4], [2.5, 2]], [5, 120, 5], [10, 250, 10]),
}

/**
 * @param {Unit} unit @param {[string, number][]} bars @param {[number, number][]} plates
 * @param {[number, number, number]} rack low, high, step @param {[number, number, number]} stack first, last, step
 * @returns {Inventory}
 */
export function inventory(unit, bars, plates, rack, stack) {
  const [low, high, step] = rack
  return {
    bars: bars.map(([kind, weight]) => ({ kind, weight, unit })),
    plates: plates.map(([weight, count]) => ({ weight, unit, count })),
    dumbbells: [{ kind: 'dumbbell', low, high, step, unit }],
    stacks: MACHINES.map(kind => ({ kind, exercise_ids: [], first: stack[0], last: stack[1], step: stack[2], unit, add_ons: [] })),
  }
}

/** @type {WeakMap<object, Map<string, Rung[]>>} */
const known = new WeakMap()

/**
 * Every load that can be made for this exercise, lightest first.
 * @param {Exercise} exercise
 * @param {Gym | null} gym null: the common gym of `unit`
 * @param {Unit} unit
 * @returns {Rung[]}
 */
export function ladder(exercise, gym, unit) {
  const stock = gym?.inventory ?? COMMON[unit]
  const cache = known.get(stock) ?? new Map()
  known.set(stock, cache)
  const key = [exercise.equipment, exercise.load_type, unit, ownStack(exercise, stock) ? exercise.id : ''].join()
  if (!cache.has(key)) cache.set(key, build(exercise, stock, unit))
  return cache.get(key)
}

/** @param {Exercise} exercise @param {Inventory} stock */
const ownStack = (exercise, stock) => stock.stacks.some(stack => stack.exercise_ids.includes(exercise.id))

/** @param {Exercise} exercise @param {Inventory} stock @param {Unit} unit @returns {Rung[]} */
function build(exercise, stock, unit) {
  const { equipment, load_type: type } = exercise
  const has = /** @type {<K extends keyof Inventory>(key: K) => Inventory[K]} */ (key => stock[key].length > 0 ? stock[key] : COMMON[unit][key])
  if (type === 'assisted') return assisted(stacksOf(exercise, has('stacks'), 'assisted', unit))
  if (type === 'bodyweight') return hung(has('plates'))
  if (BARS.includes(equipment)) return barred(barOf(equipment, has('bars'), unit), has('plates'))
  if (equipment === 'dumbbell' || equipment === 'kettlebell') return racked(racksOf(equipment, has('dumbbells')), unit)
  if (MACHINES.includes(equipment)) return pinned(stacksOf(exercise, has('stacks'), equipment, unit))
  if (equipment === 'plate') return hung(has('plates')).slice(1)
  return free(unit)
}

/** @param {string} kind @param {import('./types.js').Bar[]} bars @param {Unit} unit */
function barOf(kind, bars, unit) {
  return bars.find(bar => bar.kind === kind) ?? COMMON[unit].bars.find(bar => bar.kind === kind) ?? { kind, weight: 0, unit }
}

/** @param {string} kind @param {import('./types.js').Rack[]} racks */
function racksOf(kind, racks) {
  const own = racks.filter(rack => rack.kind === kind)
  return own.length > 0 ? own : racks
}

/** @param {Exercise} exercise @param {import('./types.js').Stack[]} stacks @param {string} kind @param {Unit} unit */
function stacksOf(exercise, stacks, kind, unit) {
  const own = stacks.filter(stack => stack.exercise_ids.includes(exercise.id))
  const common = stacks.filter(stack => stack.kind === kind && stack.exercise_ids.length === 0)
  if (own.length > 0) return own
  return common.length > 0 ? common : COMMON[unit].stacks.filter(stack => stack.kind === kind)
}

/** Sums of plates, each made with the fewest plates, and among as few with the heaviest first. @param {{ weight: number, times: number }[]} plates @param {number} most */
function sums(plates, most) {
  /** @type {Map<number, number[]>} */ let made = new Map([[0, []]])
  for (const { weight, times } of [...plates].sort((a, b) => b.weight - a.weight)) {
    const next = new Map(made)
    for (const [sum, used] of made) {
      for (let n = 1; n <= times && sum + n * weight <= most; n += 1) {
        const total = round(sum + n * weight)
        const with_ = [...used, ...Array(n).fill(weight)]
        if (better(with_, next.get(total))) next.set(total, with_)
      }
    }
    made = next
  }
  return [...made].sort(([a], [b]) => a - b)
}

/** @param {number[]} one @param {number[] | undefined} other both heaviest first */
function better(one, other) {
  if (!other || one.length !== other.length) return !other || one.length < other.length
  const i = one.findIndex((weight, n) => weight !== other[n])
  return i >= 0 && one[i] > other[i]
}

/** @param {number} value */
const round = value => Math.round(value * 1e5) / 1e5

/** Plates of one unit: a bar is never loaded with both. @param {import('./types.js').Plate[]} plates @param {Unit} unit */
function ofUnit(plates, unit) {
  const own = plates.filter(plate => plate.unit === unit)
  return own.length > 0 ? { unit, plates: own } : { unit: plates[0]?.unit ?? unit, plates }
}

/** @param {import('./types.js').Bar} bar @param {import('./types.js').Plate[]} stock @returns {Rung[]} */
function barred(bar, stock) {
  const { unit, plates } = ofUnit(stock, bar.unit)
  const pairs = plates.map(({ weight, count }) => ({ weight, times: Math.floor(count / 2) }))
  const base = toKg(bar.weight, bar.unit)
  return sums(pairs, fromKg(MOST_KG, unit) / 2).map(([sum, used]) => (
    { kg: round(base + toKg(2 * sum, unit)), kind: 'bar', bar: round(fromKg(base, unit)), unit, plates: used }))
}

/** @param {import('./types.js').Plate[]} stock @returns {Rung[]} */
function hung(stock) {
  const { unit, plates } = ofUnit(stock, stock[0]?.unit ?? 'kg')
  const singles = plates.map(({ weight, count }) => ({ weight, times: Math.min(count, 3) }))
  return sums(singles, fromKg(150, unit)).map(([sum, used]) => (
    { kg: round(toKg(sum, unit)), kind: sum === 0 ? 'none' : 'hung', unit, plates: used }))
}

/** @param {import('./types.js').Rack[]} racks @param {Unit} unit @returns {Rung[]} */
function racked(racks, unit) {
  const all = racks.flatMap(rack => steps(rack.low, rack.high, rack.step).map(weight => rung('rack', toKg(weight, rack.unit), unit)))
  return unique(all)
}

/** @param {import('./types.js').Stack[]} stacks @returns {Rung[]} */
function pinned(stacks) {
  return unique(stacks.flatMap(stack => {
    const small = sums(stack.add_ons.map(weight => ({ weight, times: 1 })), 100).map(([sum]) => sum)
    return steps(stack.first, stack.last, stack.step).flatMap(pin => small.map(add => rung('stack', toKg(pin + add, stack.unit), stack.unit)))
  }))
}

/** Help is negative load: the heaviest pin is the lightest rung. @param {import('./types.js').Stack[]} stacks @returns {Rung[]} */
function assisted(stacks) {
  const help = pinned(stacks).filter(({ kg }) => kg > 0).map(({ kg, unit }) => rung('stack', -kg, unit)).reverse()
  return [...help, rung('none', 0, help[0]?.unit ?? 'kg')]
}

/** @param {Unit} unit */
function free(unit) {
  return steps(0, unit === 'kg' ? 300 : 660, unit === 'kg' ? 0.5 : 1).map(weight => rung('free', toKg(weight, unit), unit))
}

/** @param {Rung['kind']} kind @param {number} kg @param {Unit} unit @returns {Rung} */
const rung = (kind, kg, unit) => ({ kind, kg: round(kg), unit, plates: [] })

/** @param {number} low @param {number} high @param {number} step */
function steps(low, high, step) {
  const count = Math.max(0, Math.floor((high - low) / step + 1e-9))
  return Array.from({ length: count + 1 }, (_, i) => round(low + i * step))
}

/** @param {Rung[]} rungs */
function unique(rungs) {
  const sorted = [...rungs].sort((a, b) => a.kg - b.kg)
  return sorted.filter((one, i) => i === 0 || one.kg - sorted[i - 1].kg > 0.004)
}

/** The rung at this load, if it can be made. @param {Rung[]} rungs @param {number} kg */
export const at = (rungs, kg) => rungs.find(one => Math.abs(one.kg - kg) < 0.01) ?? null

/** The next heavier rung. @param {Rung[]} rungs @param {number} kg */
export const above = (rungs, kg) => rungs.find(one => one.kg > kg + 0.01) ?? null

/** The next lighter rung. @param {Rung[]} rungs @param {number} kg */
export const below = (rungs, kg) => rungs.findLast(one => one.kg < kg - 0.01) ?? null

/** The nearest rung; of two as near, the lighter. @param {Rung[]} rungs @param {number} kg */
export function nearest(rungs, kg) {
  return rungs.reduce((best, one) => Math.abs(one.kg - kg) < Math.abs(best.kg - kg) - 1e-6 ? one : best, rungs[0])
}

/** The plates in words: `25 + 5 + 1.25`, `empty bar`. @param {Rung | null} rung */
export function platesText(rung) {
  if (!rung) return ''
  if (rung.kind === 'bar') return rung.plates.length > 0 ? rung.plates.map(weight => number(weight)).join(' + ') : 'empty bar'
  if (rung.kind === 'hung') return `${rung.plates.map(weight => number(weight)).join(' + ')} on the belt`
  return { rack: 'each hand', stack: 'pin', none: '', free: '' }[rung.kind]
}
