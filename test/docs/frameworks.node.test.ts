import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { PROJECTS } from '../../scripts/frameworks/projects.ts';
import { OWN_LIMIT, ownBytes } from '../../scripts/frameworks/workshop.ts';
import { readCodeBlocks } from './code-blocks.ts';

const FOLDER = 'demo/frameworks';
const read = (path: string): string => readFileSync(`${FOLDER}/${path}`, 'utf8');

describe('docs/frameworks.md', () => {
  it('shows the files of demo/frameworks as they are, of each framework one', () => {
    const shown = readCodeBlocks('docs/frameworks.md').filter(({ name }) => name);
    for (const { name, text } of shown) assert.equal(text, readFileSync(name, 'utf8'), name);
    // Those of which it says that they have the code of another one.
    const folders = new Set([...shown.map(({ name }) => name.split('/')[2]), 'preact', 'sveltekit']);
    assert.deepEqual([...folders].sort(), [...new Set(PROJECTS.map(({ folder }) => folder))].sort());
  });

  it('says of some that they have the same code', () => {
    assert.equal(read('nuxt/app/app.vue'), read('vue/shop.vue'));
    assert.equal(read('sveltekit/src/routes/+page.svelte'), read('svelte/Shop.svelte'));
    assert.equal(read('preact/shop.tsx'), read('react/shop.tsx').replace('punchh-login/react', 'punchh-login/preact').replace("'react'", "'preact/hooks'"));
  });

  for (const folder of new Set(PROJECTS.map((project) => project.folder))) {
    it(`tells of a page that needs at most ${OWN_LIMIT} bytes of its own code: ${folder}`, () => {
      assert.ok(ownBytes(`${FOLDER}/${folder}`) <= OWN_LIMIT);
    });
  }
});
