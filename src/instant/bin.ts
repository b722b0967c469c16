#!/usr/bin/env node
import { readCommandLine, USAGE, UsageError } from './command-line.ts';
import { renderInstant } from './render.ts';
import { styleHashes } from './style-hashes.ts';

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

try {
  const options = readCommandLine(process.argv.slice(2));
  if (options) {
    const html = renderInstant(options);
    process.stdout.write(`${html}\n`);
    say(`Content-Security-Policy: style-src 'self' ${styleHashes(html).join(' ')}`);
    if (!options.cookie && options.formAction !== false) {
      say('Without --cookie the element does not know of a sign-in by form. Where the server is no gateway: --form-action none');
    }
  } else process.stdout.write(USAGE);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof TypeError)) throw error;
  say(`punchh-instant: ${error.message}\nSee punchh-instant --help.`);
  process.exitCode = 1;
}
