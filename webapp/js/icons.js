import { html, svg } from './html.js'

/** Line icons, 24 × 24, drawn for GymGenius. They say nothing to a screen reader: the control that holds one has the name. */
const PATHS = {
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  down: svg`<path d="M5 9l7 7 7-7"/>`,
  next: svg`<path d="M9 5l7 7-7 7"/>`,
  grip: svg`<path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" stroke-width="2.5"/>`,
  undo: svg`<path d="M8.5 5L4.5 9l4 4M5 9h9a5.5 5.5 0 0 1 0 11h-3"/>`,
  more: svg`<path d="M12 5.5v.01M12 12v.01M12 18.5v.01" stroke-width="2.75"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  offline: svg`<path d="M7.5 18.5h9.2M8.2 8.6A5.2 5.2 0 0 1 17.4 10a4.3 4.3 0 0 1 2.9 6.6M6.3 10.6A4 4 0 0 0 7.5 18.5M4 4l16 16"/>`,
  synced: svg`<path d="M7.5 18.5h9.3a4.2 4.2 0 0 0 .6-8.4A5.6 5.6 0 0 0 6.6 10.3a4.1 4.1 0 0 0 .9 8.2z"/>`,
  sending: svg`<path d="M7.5 18.5h9.3a4.2 4.2 0 0 0 .6-8.4A5.6 5.6 0 0 0 6.6 10.3a4.1 4.1 0 0 0 .9 8.2zM12 16v-4.5M9.8 13.4l2.2-2.2 2.2 2.2"/>`,
  today: svg`<rect x="4" y="5.5" width="16" height="14.5" rx="3"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4M8 14h3"/>`,
  plan: svg`<path d="M9.5 6.5H20M9.5 12H20M9.5 17.5H20M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01"/>`,
  history: svg`<path d="M4.2 10a8 8 0 1 1-.1 3.6M4 5v5h5M12 8v4.5l3 1.8"/>`,
  chart: svg`<path d="M4 20h16M6.5 16.5v-5M12 16.5V5M17.5 16.5V9"/>`,
  phone: svg`<rect x="7" y="3.5" width="10" height="17" rx="2.2"/><path d="M11 17.5h2"/>`,
  person: svg`<circle cx="12" cy="8" r="3.8"/><path d="M4.8 20a7.2 7.2 0 0 1 14.4 0"/>`,
  file: svg`<path d="M7 3.5h7l4.5 4.5v12.5H7zM14 3.5V8h4.5M10 12.5h5M10 16h5"/>`,
  table: svg`<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M4 10h16M9.5 10v9"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.8v.01"/>`,
  warn: svg`<path d="M12 4.5L21 19.5H3zM12 10.5v4M12 17v.01"/>`,
  search: svg`<circle cx="10.8" cy="10.8" r="6.3"/><path d="M15.5 15.5L20 20"/>`,
  lock: svg`<rect x="5.5" y="10.5" width="13" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>`,
  pencil: svg`<path d="M4.5 19.5l1-4L16 5a1.8 1.8 0 0 1 2.6 0l.4.4A1.8 1.8 0 0 1 19 8L8.5 18.5z"/>`,
  swap: svg`<path d="M4.5 8.5H19M15.5 5L19 8.5 15.5 12M19.5 15.5H5M8.5 12L5 15.5 8.5 19"/>`,
  bar: svg`<path d="M3 12h18M6.5 8v8M17.5 8v8M9.5 9.5v5M14.5 9.5v5"/>`,
  trash: svg`<path d="M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v5.5M13.5 10.5v5.5"/>`,
  link: svg`<path d="M10 8.5H7.5a3.5 3.5 0 0 0 0 7H10M14 8.5h2.5a3.5 3.5 0 0 1 0 7H14M9 12h6"/>`,
  clock: svg`<circle cx="12" cy="12.5" r="7.8"/><path d="M12 8.2v4.5l3 1.8M9.5 2.8h5"/>`,
  later: svg`<path d="M5 6.5h9M5 12h5M5 17.5h5M17.5 8.5v10M14 15l3.5 3.5L21 15"/>`,
  out: svg`<path d="M10 4.5H5.5v15H10M14 8l4.5 4-4.5 4M18.5 12H9.5"/>`,
}

/**
 * @param {keyof typeof PATHS} name
 * @param {'m' | 's'} [size]
 */
export function icon(name, size = 'm') {
  return html`<svg class=${size === 's' ? 'icon icon--s' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`
}
