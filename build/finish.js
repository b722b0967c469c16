/** Writes the files of dist/ that are no bundles. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from './entries.js';

const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

/** @param {string} folder that holds the build */
export function copyThemes(folder) {
  mkdirSync(join(folder, 'themes'), { recursive: true });
  for (const name of readdirSync('src/theme/themes')) {
    if (name.endsWith('.css')) cpSync(join('src/theme/themes', name), join(folder, 'themes', name));
  }
}

/** Writes `punchh-login.css`: nothing of the companions is shown before the script runs. @param {string} folder that holds the build */
export function writeGuard(folder) {
  const tags = ['punchh-signed-in', 'punchh-signed-out'].map((tag) => `${tag}:not(:defined)`);
  writeFileSync(join(folder, 'punchh-login.css'), `${tags.join(',')}{display:none!important}\n`);
}

/**
 * Writes the hashes for `integrity` of every file that a page can load: those that a script tag names, and those that they
 * load later, for the `integrity` of an import map.
 */
export function writeIntegrity(folder) {
  const hash = (name) => createHash('sha384').update(readFileSync(join(folder, name))).digest('base64');
  const names = [
    ...readdirSync(folder).filter((name) => /^punchh-login\..*(js|css)$/.test(name)),
    ...readdirSync(join(folder, 'chunks')).filter((name) => name.endsWith('.js')).map((name) => `chunks/${name}`),
    ...readdirSync(join(folder, 'themes')).map((name) => `themes/${name}`),
  ];
  const hashes = Object.fromEntries(names.map((name) => [name, `sha384-${hash(name)}`]));
  writeJson(join(folder, 'sri.json'), hashes);
  for (const kind of ['', '.global', '.standalone']) console.info(`punchh-login${kind}.js  ${hashes[`punchh-login${kind}.js`]}`);
}

/** Writes which files a page in a language can have fetched together with the script. */
export function writePreloads(folder, fileName) {
  const path = (name) => {
    if (!existsSync(join(folder, fileName(name)))) throw new Error(`no file for ${name}`);
    return fileName(name);
  };
  const languages = locales.filter((tag) => tag !== 'en');
  writeJson(join(folder, 'preload.json'), Object.fromEntries(languages.map((tag) => [tag, [path(`${tag}.core`), path('named')]])));
}

/**
 * Writes the licences of the packages whose code is in the bundles.
 *
 * @param {Iterable<string>} packages their folders
 */
export function writeLicences(folder, packages) {
  const entries = [...packages].map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const file = readdirSync(path).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(path, file), 'utf8').trim() : '';
    return `## ${name} ${version} (${license})\n\n${text}\n`;
  });
  const intro = '# Licences of third parties\n\nThe files of this package contain code of these packages.\n';
  writeFileSync(join(folder, 'third-party-licenses.md'), [intro, ...entries.sort()].join('\n'));
}
