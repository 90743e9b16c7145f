/**
 * The error function, by its series near zero and Lentz's continued fraction of erfc elsewhere: good to 1e-14, so that phone and
 * server agree.
 * @param {number} x
 * @returns {number}
 */
export function erf(x) {
  if (x < 0) return -erf(-x)
  return x < 2.5 ? series(x) : 1 - complement(x)
}

/** @param {number} x */
function series(x) {
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n += 1) {
    term *= -x * x / n
    sum += term / (2 * n + 1)
  }
  return 2 / Math.sqrt(Math.PI) * sum
}

/** @param {number} x at least 2.5 */
function complement(x) {
  let fraction = 0
  for (let n = 60; n > 0; n -= 1) fraction = n / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}
