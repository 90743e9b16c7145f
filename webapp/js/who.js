/** Who uses this phone, as it remembers it from one start to the next. js/ahead.js reads the same key. */

export const WHO = 'gymgenius.user'
/** Somebody signed in here once: they are asked to sign in, not told what this is. */
export const KNOWN = 'gymgenius.known'
/** A guest left, and the way back has not passed yet. */
export const LEFT = 'gymgenius.left'

/** Is there somebody to open the app for, or something of theirs to clear away? */
export const isSomebody = () => [WHO, LEFT].some(key => localStorage.getItem(key) !== null)

export const wasHere = () => localStorage.getItem(KNOWN) !== null
