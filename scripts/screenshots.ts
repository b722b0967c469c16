/**
 * Pictures of every state in every theme and language, in three engines, and a page to look at them.
 *
 *   npm run screenshots
 *   npm run screenshots -- --engine chromium --states wrong,code --themes soft --locales ar --schemes dark --width 240
 *   npm run screenshots -- --out pictures
 *
 * `demo/gallery/still.ts` stops every motion and sets the typeface. Chinese, Japanese and Korean use the machine's own fonts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sizeOf, THEMES, type View } from '../demo/gallery/view.ts';
import { GROUPS, SCENES } from '../demo/scenes/scenes.ts';
import { LOCALES } from '../src/i18n/match-locale.ts';
import { ENGINES } from './browsers.js';
import { openCamera, type Camera } from './pictures/camera.ts';
import { serveDemo } from './pictures/demo-server.ts';

const text = { type: 'string', multiple: true } as const;
const { values } = parseArgs({
  options: { engine: text, states: text, themes: text, locales: text, schemes: text, width: { type: 'string' }, out: { type: 'string' } },
});

/** The named ones out of those there are. */
const pick = (what: string, asked: string[] | undefined, known: readonly string[]): readonly string[] => {
  const names = asked?.flatMap((list) => list.split(',')) ?? known;
  const strange = names.filter((name) => !known.includes(name));
  if (strange.length === 0) return names;
  console.error(`No ${what} "${strange.join('", "')}": ${known.join(', ')}.`);
  process.exit(2);
};

const engines = pick('engine', values.engine, ENGINES);
const states = pick('state', values.states, Object.keys(SCENES));
const themes = pick('theme', values.themes, THEMES);
const locales = pick('locale', values.locales, LOCALES);
const schemes = pick('scheme', values.schemes, ['light', 'dark']) as View['scheme'][];
const out = values.out ?? 'screenshots';

/** A state is led to once; words and colours then change in place. */
const views = states.flatMap((state) =>
  locales.flatMap((lang) =>
    themes.flatMap((theme) =>
      schemes.map((scheme): View => ({
        state, theme, scheme, lang, ...(values.width ? { width: Number(values.width) } : sizeOf(state)),
      })))));

const fileOf = ({ state, theme, scheme, lang, width, height }: View) =>
  `${state}/${lang}.${theme}.${scheme}.${height ? `${width}x${height}` : width}.png`;

async function shootAll(camera: Camera, engine: string): Promise<string[]> {
  const lost: string[] = [];
  for (const view of views) {
    const file = join(out, engine, fileOf(view));
    if (!(await camera.show(view))) lost.push(file);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, await camera.shoot());
  }
  return lost;
}

/** All pictures of an engine on one page, by state. */
const contactSheet = (engine: string): string => `<!doctype html><meta charset="utf-8"><title>${engine}</title>
<style>body{font:14px system-ui;margin:24px;background:#dfe2e7}h2{margin:32px 0 8px}div{display:flex;flex-wrap:wrap;gap:12px;align-items:start}
figure{margin:0}figcaption{padding:4px 0;color:#444}</style>
${GROUPS.flatMap(({ scenes }) => Object.entries(scenes)).filter(([state]) => states.includes(state)).map(([state, { label }]) =>
    `<h2>${label}</h2><div>${views.filter((view) => view.state === state).map((view) =>
      `<figure><figcaption>${view.lang} · ${view.theme} · ${view.scheme}</figcaption><img loading="lazy" src="${fileOf(view)}"></figure>`).join('')}</div>`,
  ).join('\n')}`;

const server = await serveDemo();
let lost: string[] = [];
for (const engine of engines) {
  const started = Date.now();
  const camera = await openCamera(engine, `${server.url}scene.html?still`);
  if (!camera) continue;
  try {
    lost = [...lost, ...(await shootAll(camera, engine))];
  } finally {
    await camera.close();
  }
  writeFileSync(join(out, engine, 'index.html'), contactSheet(engine));
  console.info(`${engine}: ${views.length} pictures in ${Math.round((Date.now() - started) / 1000)} s, ${join(out, engine, 'index.html')}`);
}
await server.close();
for (const file of lost) console.error(`not reached: ${file}`);
process.exit(lost.length > 0 ? 1 : 0);
