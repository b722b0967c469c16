import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';

/**
 * Writes a generated file that is committed; with `--check` on the command line, only fails where the committed one
 * is not what its source says.
 */
export const writeGenerated = async (file, text) => {
  if (!process.argv.includes('--check')) return writeFile(file, text);
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed !== text) {
    console.error(`${file} is out of date: run the script again without --check, and commit it.`);
    process.exitCode = 1;
  }
};
