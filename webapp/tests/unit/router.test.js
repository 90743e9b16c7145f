import assert from 'node:assert/strict'
import { test } from 'node:test'
import { match } from '../../js/router.js'
import { ROUTES } from '../../js/screens/routes.js'
import { readFileSync } from 'node:fs'

/** @param {string} path */
const at = path => match(ROUTES, new URL(path, 'https://gymgenius.example'))

test('an address finds its screen, with what stands in it', () => {
  assert.equal(at('/today')?.route.tag, 'gg-today')
  assert.equal(at('/today/')?.route.tag, 'gg-today')
  assert.equal(at('/?guest')?.route.tag, 'gg-landing')
  const place = match([{ path: '/exercises/:id', tag: 'x', title: '', load: async () => {} }], new URL('https://a.b/exercises/a%20b?from=today'))
  assert.deepEqual([place?.params, place?.query.get('from')], [{ id: 'a b' }, 'today'])
})

test('what is no address of ours finds nothing', () => {
  assert.equal(at('/nowhere'), null)
  assert.equal(at('/today/more'), null)
})

test('every route names a screen that its module defines', () => {
  for (const route of ROUTES) {
    const file = /import\('\.\/(.+?)'\)/.exec(String(route.load))?.[1]
    const source = readFileSync(new URL(`../../js/screens/${file}`, import.meta.url), 'utf8')
    assert.ok(source.includes(`define('${route.tag}')`), `${route.path}: ${file} does not define ${route.tag}`)
  }
})
