/** Writes src/theme/themes/*.css from the presets. */
import { loadSource } from './load-source.js';
import { writeGenerated } from './write-generated.js';

const LIGHT_DARK = /light-dark\(([^,]*), [^)]*\)/g;

const rule = (entries, indent) =>
  [`${indent}punchh-login {`, ...entries.map(([name, value]) => `${indent}  --punchh-${name}: ${value};`), `${indent}}`]
    .join('\n');

const { presets } = await loadSource('src/theme/presets.ts');
for (const [name, tokens] of Object.entries(presets)) {
  const entries = Object.entries(tokens);
  const modern = entries.filter(([, value]) => value.includes('light-dark('));
  await writeGenerated(`src/theme/themes/${name}.css`, [
    `/* punchh-login: ${name}. Link it before your own rules; every token can be set again. */`,
    // A custom property takes any value, so a browser without light-dark() needs the light one in a rule of its own.
    rule(entries.map(([key, value]) => [key, value.replace(LIGHT_DARK, '$1')]), ''),
    modern.length > 0 ? `\n@supports (color: light-dark(red, red)) {\n${rule(modern, '  ')}\n}\n` : '',
  ].join('\n'));
}
