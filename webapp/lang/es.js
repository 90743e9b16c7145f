/** @type {import('../js/i18n.js').Catalogue} */
export default {
}
