import { language, t } from './i18n.js'

/**
 * What the catalogue's words mean to a reader: muscles, parts of the body, movements and equipment, in their language.
 * The words themselves (`upper_back`) are the data's and never shown.
 */

/** By word, read when it is painted. @type {Readonly<Record<string, () => string>>} */
const WORDS = Object.freeze({
  chest: () => t('chest'), upper_back: () => t('upper back'), lats: () => t('lats'), traps: () => t('traps'),
  lower_back: () => t('lower back'), front_delts: () => t('front delts'), side_delts: () => t('side delts'),
  rear_delts: () => t('rear delts'), biceps: () => t('biceps'), triceps: () => t('triceps'), forearms: () => t('forearms'),
  quads: () => t('quads'), hamstrings: () => t('hamstrings'), glutes: () => t('glutes'), adductors: () => t('adductors'),
  abductors: () => t('abductors'), calves: () => t('calves'), hip_flexors: () => t('hip flexors'), abs: () => t('abs'),
  obliques: () => t('obliques'), neck: () => t('neck'),
  back: () => t('back'), shoulders: () => t('shoulders'), arms: () => t('arms'), legs: () => t('legs'), trunk: () => t('trunk'),
  core: () => t('core'),
  squat: () => t('squat'), hinge: () => t('hinge'), lunge: () => t('lunge'), knee_extension: () => t('knee extension'),
  knee_flexion: () => t('knee flexion'), hip_extension: () => t('hip extension'), hip_abduction: () => t('hip abduction'),
  hip_adduction: () => t('hip adduction'), calf_raise: () => t('calf raise'), horizontal_push: () => t('horizontal push'),
  incline_push: () => t('incline push'), vertical_push: () => t('vertical push'), chest_fly: () => t('chest fly'), dip: () => t('dip'),
  horizontal_pull: () => t('horizontal pull'), vertical_pull: () => t('vertical pull'), pullover: () => t('pullover'),
  shoulder_raise: () => t('shoulder raise'), rear_delt: () => t('rear delt'), shrug: () => t('shrug'), upright_row: () => t('upright row'),
  elbow_flexion: () => t('elbow flexion'), elbow_extension: () => t('elbow extension'), wrist: () => t('wrist'),
  trunk_flexion: () => t('trunk flexion'), trunk_extension: () => t('trunk extension'), trunk_rotation: () => t('trunk rotation'),
  carry: () => t('carry'), olympic: () => t('olympic'), plyometric: () => t('plyometric'), cardio: () => t('cardio'),
  mobility: () => t('mobility'), rotator_cuff: () => t('rotator cuff'),
})

/** `upper_back` → `upper back`, in the reader's language; a word that isn't known is written out. @param {string} slug */
export const words = slug => WORDS[slug]?.() ?? slug.replaceAll('_', ' ')

/** The first letter large, as this language does it. @param {string} text */
export const capital = text => text.charAt(0).toLocaleUpperCase(language()) + text.slice(1)

/** What is lifted, by the data's word for it; read when it is painted. @type {Record<string, string>} */
export const EQUIPMENT = {
  get barbell() { return t('Barbell') },
  get dumbbell() { return t('Dumbbell') },
  get machine() { return t('Machine') },
  get cable() { return t('Cable') },
  get bodyweight() { return t('Bodyweight') },
  get smith() { return t('Smith machine') },
  get plate_loaded() { return t('Plate-loaded') },
  get kettlebell() { return t('Kettlebell') },
  get assisted() { return t('Assisted') },
  get band() { return t('Band') },
  get plate() { return t('Plate') },
  get trap_bar() { return t('Trap bar') },
  get ez_bar() { return t('EZ bar') },
  get suspension() { return t('Suspension') },
  get other() { return t('Other') },
}
