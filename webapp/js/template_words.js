import { language, t } from './i18n.js'

/**
 * The known programmes in the reader's language: what the server has in English, by slug. A programme that isn't known
 * here keeps its English words. Pure.
 *
 * @typedef {import('./templates.js').Template} Template
 */

/** @type {Record<string, () => { name: string, about: string, source: string }>} */
const TEMPLATES = {
  '531-bbb': () => ({
    name: t('5/3/1 with five sets of ten'),
    about: t('Waves of four weeks on a training max of nine tenths of the 1RM: fives, threes, then 5/3/1, the last set for as many as go, and a light week. Then five sets of ten at half. Each cycle adds 2.5 kg above the waist and 5 kg below.'),
    source: t('5/3/1 by Jim Wendler (2009), with his assistance “Boring But Big”'),
  }),
  '5x5-ab': () => ({
    name: t('5×5, two sessions in turn'),
    about: t('Two sessions in turn, three times a week, five sets of five. Every session that succeeds adds a little load; after three misses in a row a lift goes back by a tenth.'),
    source: t('The 5×5 of Reg Park and Bill Starr in the linear form that StrongLifts made known'),
  }),
  'arnold-split': () => ({
    name: t('Chest and back, shoulders and arms, legs'),
    about: t('Opposing muscles on the same day, each twice in six sessions, with supersets of chest and back. Much work: for those who recover from it.'),
    source: t('The split that Arnold Schwarzenegger describes in his Encyclopedia of Modern Bodybuilding, with fewer sets'),
  }),
  'block-rir': () => ({
    name: t('Growth block: nearer to failure each week'),
    about: t('Five weeks as one block: from three reps in reserve to none while the sets grow by a third, then a week of half the work. For muscle more than for numbers.'),
    source: t('Ours; the ramp of effort and volume follows what Renaissance Periodization teaches, a heuristic rather than a finding'),
  }),
  'bro-split': () => ({
    name: t('A muscle a day, five days'),
    about: t('Each muscle has a day of its own and a week to recover. Simple to follow and pleasant to do; training a muscle twice grows at least as much for the same sets.'),
    source: t('Common practice in bodybuilding; the comparison is Schoenfeld 2019’s'),
  }),
  'double-progression': () => ({
    name: t('Double progression, three days'),
    about: t('Reps first, then load: stay with a weight until every set reaches the top of its range, then add the least that the gym allows and begin again at the bottom.'),
    source: t('Double progression: common practice since the early manuals of weight training'),
  }),
  'full-body-2': () => ({
    name: t('Full body, two days'),
    about: t('The whole body twice a week, big lifts first and a little for arms, shoulders and calves at the end.'),
    source: t('Common practice; frequency after Schoenfeld 2016'),
  }),
  'full-body-3': () => ({
    name: t('Full body, three days'),
    about: t('Three different whole-body days. Each muscle is trained three times a week with a few sets, so no session is long.'),
    source: t('Common practice; frequency after Schoenfeld 2016'),
  }),
  gzclp: () => ({
    name: t('Tiers of heavy, middle and light'),
    about: t('A heavy lift, a middle one and a light one each day. A miss changes the sets and reps before it changes the load: 5×3 becomes 6×2, then 10×1; only then does the weight go back.'),
    source: t('GZCLP by Cody Lefever: tiers, stages after a miss, and a last set of as many as go'),
  }),
  'madcow-5x5': () => ({
    name: t('5×5 in ramps, heavier by the week'),
    about: t('Five ramped sets up to one top set. Monday and Friday heavy, Wednesday light; the top sets rise by 2.5 kg a week, and Friday’s triple is next Monday’s five.'),
    source: t('Bill Starr’s 5×5 in the weekly form that Madcow wrote down'),
  }),
  'minimalist-2': () => ({
    name: t('Two days, three lifts'),
    about: t('Two short sessions of three big lifts. Few sets, taken near to failure: enough to get stronger for a long time when time is what lacks.'),
    source: t('Follows what Androulakis-Korakakis 2020 and Iversen 2021 found on the least training that works'),
  }),
  'novice-3x5': () => ({
    name: t('Three sets of five'),
    about: t('Three sets of five on the big barbell lifts, heavier every session for as long as it lasts; after three misses the lift goes back by a tenth and climbs again.'),
    source: t('Linear progression as Mark Rippetoe describes it in Starting Strength, with a row for the power clean'),
  }),
  'nsuns-4': () => ({
    name: t('Nine sets by percent, four days'),
    about: t('Nine sets of a main lift by percents of a training max, one of them for as many as go at 95 %: the reps of that set move the training max the same day. Eight sets of a second lift follow.'),
    source: t('nSuns LP, a community programme built on 5/3/1, in its four-day form'),
  }),
  phul: () => ({
    name: t('Power and size, upper and lower'),
    about: t('Four days: heavy sets of three to five early in the week, eight to fifteen reps late in it, upper and lower body apart.'),
    source: t('PHUL by Brandon Campbell: power and hypertrophy, upper and lower'),
  }),
  'ppl-3': () => ({
    name: t('Push, pull, legs: three days'),
    about: t('One day for what presses, one for what pulls, one for the legs. Each muscle once a week: for when three days are all there is.'),
    source: t('Common practice'),
  }),
  'ppl-6': () => ({
    name: t('Push, pull, legs: six days'),
    about: t('The three days twice, the second time with other lifts and more reps. Three days in a row, then one off; no weekday is fixed.'),
    source: t('Common practice; frequency after Schoenfeld 2016'),
  }),
  'texas-method': () => ({
    name: t('Volume, recovery, intensity'),
    about: t('Monday much work at nine tenths, Wednesday light, Friday one heavy set of five. When Friday succeeds, the whole of next week is 2.5 kg heavier.'),
    source: t('The Texas method, from Glenn Pendlay and Mark Rippetoe (Practical Programming)'),
  }),
  'upper-lower-4': () => ({
    name: t('Upper and lower, four days'),
    about: t('Two upper and two lower days, one of each heavier and one lighter. Every muscle twice a week.'),
    source: t('Common practice; frequency after Schoenfeld 2016'),
  }),
}

/** Days and tiers, by their English names. @type {Record<string, () => string>} */
const DAYS = {
  Press: () => t('Press'),
  Deadlift: () => t('Deadlift'),
  Bench: () => t('Bench'),
  Squat: () => t('Squat'),
  'Chest and back A': () => t('Chest and back A'),
  'Shoulders and arms A': () => t('Shoulders and arms A'),
  'Legs A': () => t('Legs A'),
  'Chest and back B': () => t('Chest and back B'),
  'Shoulders and arms B': () => t('Shoulders and arms B'),
  'Legs B': () => t('Legs B'),
  'Upper A': () => t('Upper A'),
  'Lower A': () => t('Lower A'),
  'Upper B': () => t('Upper B'),
  'Lower B': () => t('Lower B'),
  Chest: () => t('Chest'),
  Back: () => t('Back'),
  Shoulders: () => t('Shoulders'),
  Legs: () => t('Legs'),
  Arms: () => t('Arms'),
  Push: () => t('Push'),
  Pull: () => t('Pull'),
  'Full body A': () => t('Full body A'),
  'Full body B': () => t('Full body B'),
  'Full body C': () => t('Full body C'),
  Heavy: () => t('Heavy'),
  Light: () => t('Light'),
  Medium: () => t('Medium'),
  'Bench and press': () => t('Bench and press'),
  'Squat and sumo': () => t('Squat and sumo'),
  'Bench heavy': () => t('Bench heavy'),
  'Deadlift and front squat': () => t('Deadlift and front squat'),
  'Upper power': () => t('Upper power'),
  'Lower power': () => t('Lower power'),
  'Upper size': () => t('Upper size'),
  'Lower size': () => t('Lower size'),
  'Push A': () => t('Push A'),
  'Pull A': () => t('Pull A'),
  'Push B': () => t('Push B'),
  'Pull B': () => t('Pull B'),
  Volume: () => t('Volume'),
  Recovery: () => t('Recovery'),
  Intensity: () => t('Intensity'),
  'Tier 1': () => t('Tier 1'),
  'Tier 2': () => t('Tier 2'),
  'Tier 3': () => t('Tier 3'),
}

/** A day's name or a note of a programme. @param {string} text */
const word = text => Object.hasOwn(DAYS, text) ? DAYS[text]() : text

/** @param {Template} template @returns {Template} */
export function templateInLanguage(template) {
  if (language() === 'en') return template
  const days = template.days.map(day => ({
    ...day, name: word(day.name), exercises: day.exercises.map(place => ({ ...place, note: place.note && word(place.note) })),
  }))
  return { ...template, ...TEMPLATES[template.slug]?.(), days }
}
