import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { openCamera, type Camera } from '../../scripts/pictures/camera.ts';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { compare } from './compare.ts';
import { encodePalette } from './palette-png.ts';
import { nameOf, VIEWS } from './views.ts';

const ACCEPTED = 'test/visual/accepted';
const RESULTS = 'test-results/visual';
/** Set by `npm run test:visual -- --accept`. */
const accepting = process.env.ACCEPT_PICTURES === '1';

const differs = (name: string, words: string): never =>
  assert.fail(`${name}.png ${words}. Look at ${join(RESULTS, name)}.*.png; if it is meant: npm run test:visual -- --accept`);

describe('pictures', () => {
  let server: Awaited<ReturnType<typeof serveDemo>>;
  let camera: Camera;

  before(async () => {
    rmSync(RESULTS, { recursive: true, force: true });
    mkdirSync(RESULTS, { recursive: true });
    server = await serveDemo();
    camera = (await openCamera('chromium', `${server.url}scene.html?still`))!;
  });
  after(async () => {
    await camera.close();
    await server.close();
  });

  for (const view of VIEWS) {
    const name = nameOf(view);
    it(name, async () => {
      const file = join(ACCEPTED, `${name}.png`);
      // Once more: on a busy machine a kiosk may start over before its guest has filled in the form.
      assert.ok((await camera.show(view)) || (await camera.show(view)), 'the state is reached');
      const actual = PNG.sync.read(await camera.shoot());
      const accepted = existsSync(file) ? PNG.sync.read(readFileSync(file)) : null;
      const comparison = accepted && compare(accepted, actual);
      if (comparison && !comparison.problem) return;
      if (accepting) {
        mkdirSync(ACCEPTED, { recursive: true });
        writeFileSync(file, encodePalette(actual));
        return;
      }
      writeFileSync(join(RESULTS, `${name}.actual.png`), PNG.sync.write(actual));
      if (!comparison) differs(name, 'has not been accepted yet');
      else {
        writeFileSync(join(RESULTS, `${name}.accepted.png`), readFileSync(file));
        writeFileSync(join(RESULTS, `${name}.diff.png`), PNG.sync.write(comparison.diff));
        differs(name, comparison.problem!);
      }
    });
  }

  it('keeps no picture of what is gone', () => {
    const names = new Set(VIEWS.map((view) => `${nameOf(view)}.png`));
    const strange = readdirSync(ACCEPTED).filter((file) => !names.has(file));
    if (accepting) for (const file of strange) rmSync(join(ACCEPTED, file));
    else assert.deepEqual(strange, []);
  });
});
