/** Lifts where the body is part of the load are reckoned with all that is moved, and written down as what is added or taken off. */

/** @typedef {Pick<import('../types.js').Exercise, 'load_type' | 'bodyweight_share'>} Share */

/** The part of the body that is lifted, kg. @param {Share} exercise @param {number} bodyweightKg */
export const bodyPart = ({ load_type: type, bodyweight_share: share }, bodyweightKg) => type === 'external' ? 0 : share * bodyweightKg

/** @param {Share} exercise @param {number} loggedKg @param {number} bodyweightKg */
export const systemLoad = (exercise, loggedKg, bodyweightKg) => loggedKg + bodyPart(exercise, bodyweightKg)
