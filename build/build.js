/** Builds dist/: `npm run build`. */
import { renameSync, rmSync } from 'node:fs';
import process from 'node:process';
import { buildAngularDirectives } from './angular.js';
import { buildClassicScript, buildStandaloneScript, writeTexts } from './classic-script.js';
import { copyThemes, writeGuard, writeIntegrity, writeLicences, writePreloads } from './finish.js';
import { buildDeclarations, buildNpmEntries } from './npm.js';
import { bundledPackages } from './options.js';
import { writeSbom } from './sbom.js';
import { buildScriptTag } from './script-tag.js';

/** Takes the place of dist/ at the end, so that a build that fails leaves the last one alone. */
const folder = `dist.${process.pid}`;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const lazyFileName = await buildScriptTag(folder);
await buildClassicScript(folder);
await buildStandaloneScript(folder);
await writeTexts(folder);
await buildNpmEntries(folder);
await buildDeclarations(folder);
buildAngularDirectives(folder);
copyThemes(folder);
writeGuard(folder);
writePreloads(folder, lazyFileName);
writeLicences(folder, bundledPackages);
writeSbom(folder);
writeIntegrity(folder);

rmSync('dist', { recursive: true, force: true });
renameSync(folder, 'dist');
