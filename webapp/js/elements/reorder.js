/**
 * Putting a list in another order, by finger, mouse or keys. Only opacity and transform move; the order itself changes
 * once, when it is let go.
 */

/** So near to the edge the list scrolls by itself, px; and so far with each frame. */
const EDGE = 72
const SCROLL_STEP = 10

/**
 * From a press on the grip of an `<li>` until it is let go.
 * @param {PointerEvent} event
 * @param {(from: number, to: number) => void} move
 */
export function drag(event, move) {
  const grip = /** @type {HTMLElement} */ (event.currentTarget)
  const item = grip.closest('li')
  const list = item?.parentElement
  if (!item || !list || event.button !== 0) return
  const items = /** @type {HTMLElement[]} */ ([...list.children])
  const boxes = items.map(one => { const { top, height } = one.getBoundingClientRect(); return { middle: top + height / 2, height } })
  const from = items.indexOf(item)
  const scroller = item.closest('.sheet') ?? document.documentElement
  const begun = { y: event.clientY, scroll: scroller.scrollTop }
  let y = event.clientY
  let to = from
  let frame = 0

  const follow = () => {
    const moved = y - begun.y + scroller.scrollTop - begun.scroll
    to = placeOf(boxes, from, moved)
    items.forEach((one, i) => { one.style.transform = i === from ? `translateY(${moved}px)` : shiftOf(i, from, to, boxes[from].height) })
    scroller.scrollTop += scrollBy(y, scroller)
    frame = requestAnimationFrame(follow)
  }
  const end = (/** @type {boolean} */ done) => {
    cancelAnimationFrame(frame)
    grip.removeEventListener('pointermove', onMove)
    grip.removeEventListener('pointerup', onUp)
    grip.removeEventListener('pointercancel', onCancel)
    list.classList.remove('is-dragging')
    item.classList.remove('is-dragged')
    for (const one of items) one.style.transform = ''
    if (done && to !== from) move(from, to)
  }
  const onMove = (/** @type {PointerEvent} */ { clientY }) => { y = clientY }
  const onUp = () => end(true)
  const onCancel = () => end(false)

  event.preventDefault()
  grip.focus({ preventScroll: true })
  grip.setPointerCapture(event.pointerId)
  grip.addEventListener('pointermove', onMove)
  grip.addEventListener('pointerup', onUp)
  grip.addEventListener('pointercancel', onCancel)
  list.classList.add('is-dragging')
  item.classList.add('is-dragged')
  follow()
}

/** Where one comes to stand that was moved so far: past all whose middle its own has passed. @param {{ middle: number }[]} boxes @param {number} from @param {number} moved px */
export const placeOf = (boxes, from, moved) => boxes.filter(({ middle }, i) => i !== from && boxes[from].middle + moved > middle).length

/** The others make room. @param {number} i @param {number} from @param {number} to @param {number} height */
function shiftOf(i, from, to, height) {
  if (i > from && i <= to) return `translateY(${-height}px)`
  return i < from && i >= to ? `translateY(${height}px)` : ''
}

/** @param {number} y @param {Element} scroller */
function scrollBy(y, scroller) {
  const whole = scroller === document.documentElement
  const { top, bottom } = whole ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect()
  if (y > bottom - EDGE) return SCROLL_STEP
  return y < top + EDGE ? -SCROLL_STEP : 0
}

/** A move that is on its way to the disk: what stands where is known after it. */
let underway = false

/**
 * The same by keys: up and down a place, Home and End to the ends. The grip keeps the focus.
 * @param {KeyboardEvent} event @param {number} index @param {number} count
 * @param {(from: number, to: number) => Promise<unknown>} move
 */
export async function moveByKey(event, index, count, move) {
  const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  if (to < 0 || to >= count || to === index || underway) return
  const list = /** @type {HTMLElement} */ (event.currentTarget).closest('li')?.parentElement
  underway = true
  await Promise.resolve(move(index, to)).finally(() => { underway = false })
  const grip = /** @type {HTMLElement | null | undefined} */ (list?.children[to]?.querySelector('[data-grip]'))
  grip?.focus()
}
