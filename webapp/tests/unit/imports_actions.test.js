import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confirmImport, follow, nextOf, upload } from '../../js/actions/imports.js'
import { noChoices } from '../../js/imports.js'
import { Problem, Unreachable } from '../../js/problem.js'


const soon = async () => {}
/** @param {string[]} chunks */
const stream = chunks => new Response(new ReadableStream({
  start(controller) { for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk)); controller.close() },
}))
/** @param {object} api @returns {any} */
const appWith = api => ({ api, store: { state: { me: null } } })

test('progress comes by the server’s events, until the end', async () => {
  /** @type {any[]} */ const seen = []
  const app = appWith({
    raw: async (/** @type {string} */ path) => { assert.equal(path, '/v1/imports/i/events'); return stream(['retry: 1\n\nevent: progress\ndata: {"status":"importing","sets_done"', ':5}\n\ndata: {"status":"done","sets_done":9}\n\n']) },
    get: async () => ({ status: 'done', sets_done: 9 }),
  })
  const end = await follow(app, 'i', one => seen.push(one.sets_done), new AbortController().signal, soon)
  assert.deepEqual([seen, end?.status], [[5, 9, 9], 'done'])
})

test('where the stream breaks off, asking goes on, also over a moment without the server', async () => {
  const answers = [{ status: 'importing', sets_done: 1 }, new Unreachable(), { status: 'failed', sets_done: 1, error: 'why' }]
  const app = appWith({
    raw: async () => { throw new Unreachable() },
    get: async () => { const next = answers.shift(); if (next instanceof Error) throw next; return next },
  })
  const end = await follow(app, 'i', () => {}, new AbortController().signal, soon)
  assert.equal(end?.error, 'why')
  assert.equal(answers.length, 0)
})

test('who leaves the screen is told nothing more', async () => {
  const stop = new AbortController()
  let asked = 0
  const app = appWith({ raw: async () => stream([]), get: async () => { asked += 1; stop.abort(); return { status: 'importing' } } })
  assert.equal(await follow(app, 'i', () => {}, stop.signal, soon), null)
  assert.equal(asked, 1)
})

test('a file goes as a form, choices as JSON', async () => {
  /** @type {any[]} */ const sent = []
  const app = appWith({ post: async (/** @type {string} */ path, /** @type {any} */ body) => { sent.push([path, body]); return { id: 'i' } } })
  await upload(app, new File(['a,b'], 'log.csv'))
  assert.equal(sent[0][1].get('file').name, 'log.csv')
  await confirmImport(app, /** @type {any} */ ({ id: 'i', report: { mapping: null, columns: [], exercises: [] } }), { ...noChoices(), unit: 'lb' })
  assert.deepEqual(sent[1], ['/v1/imports/i/confirm', { unit: 'lb' }])
})

test('a lift that the server can’t answer doesn’t hide the others', async () => {
  const app = appWith({ post: async (/** @type {string} */ _p, /** @type {any} */ { exercise_id: id }) => { if (id === 'b') throw new Problem(404); return { exercise_id: id } } })
  assert.deepEqual((await nextOf(app, ['a', 'b', 'c'])).map(one => one.exercise_id), ['a', 'c'])
})
