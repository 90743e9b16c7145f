/** One way to make a piece of page: lit-html's templates escape what they are given and touch only what has changed. */
export { html, svg, render, nothing } from '../vendor/lit-html/lit-html.js'
export { repeat } from '../vendor/lit-html/directives/repeat.js'
export { live } from '../vendor/lit-html/directives/live.js'
