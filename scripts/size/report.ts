import { readFileSync } from 'node:fs';

/** The findings of `npm run size`: weights beside their limits, and the limits that were passed. */
export class Report {
  readonly #rows: { what: string; value: number; limit: number; unit: 'bytes' | 'files' }[] = [];
  readonly #problems: string[] = [];

  /** KB are 1000 bytes, compressed by brotli 11, files compressed one by one. */
  weigh(what: string, bytes: number, limit: number): void {
    this.#check(what, bytes, limit, 'bytes');
  }

  count(what: string, files: number, limit: number): void {
    this.#check(what, files, limit, 'files');
  }

  fail(problem: string): void {
    this.#problems.push(problem);
  }

  #check(what: string, value: number, limit: number, unit: 'bytes' | 'files'): void {
    this.#rows.push({ what, value, limit, unit });
    if (value === 0) this.fail(`${what}: no file was found`);
    if (value > limit) this.fail(`${what}: ${value} ${unit}, the limit is ${limit}`);
  }

  /** Fails for every limit in bytes that a document does not name, in KB. */
  checkNamed(file: string): void {
    const text = readFileSync(file, 'utf8');
    for (const { what, limit, unit } of this.#rows) {
      if (unit === 'bytes' && !text.includes(` ${limit / 1000} KB`)) this.fail(`${file} does not name the limit of ${what}: ${limit / 1000} KB`);
    }
  }

  /** Prints everything. Returns whether nothing is wrong. */
  print(): boolean {
    for (const { what, value, limit, unit } of this.#rows) {
      const [shown, of] = unit === 'bytes' ? [`${(value / 1000).toFixed(2)} KB`, limit / 1000] : [`${value} files`, limit];
      console.info(`${value > limit ? '✗' : '✓'} ${what.padEnd(48)} ${shown.padStart(9)} of ${of}`);
    }
    for (const problem of this.#problems) console.error(`✗ ${problem}`);
    return this.#problems.length === 0;
  }
}
