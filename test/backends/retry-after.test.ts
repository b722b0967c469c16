import { expect } from '@open-wc/testing';
import { readRetryAfter } from '../../src/backends/retry-after.ts';

const NOW = Date.UTC(2026, 0, 1, 12);
const http = (ms: number) => new Date(ms).toUTCString();

describe('Retry-After', () => {
  const cases: [value: string, seconds: number | null, date?: string][] = [
    ['120', 120],
    [' 120 ', 120],
    ['0', 0],
    ['1.5', 2],
    ['-5', 0],
    ['3601', 3600],
    ['86400', 3600],
    ['99999999999999999999', 3600],
    ['1e9', null],
    ['Infinity', null],
    ['soon', null],
    ['', null],
    ['120s', null],
    [http(NOW + 90_000), 90],
    [http(NOW - 90_000), 0],
    [http(NOW + 86_400_000), 3600],
    // The clock of the device is an hour slow, or fast: the server's own counts.
    [http(NOW + 3_690_000), 90, http(NOW + 3_600_000)],
    [http(NOW - 3_510_000), 90, http(NOW - 3_600_000)],
    [http(NOW + 90_000), 90, 'no date'],
    [String(NOW / 1000 + 90), 90],
    [String(NOW + 90_000), 90],
    [String(NOW / 1000 + 3690), 90, http(NOW + 3_600_000)],
    ['30, 60', 60],
    ['60, 30', 60],
    ['30, nonsense', 30],
    [`30, ${http(NOW + 90_000)}`, 90],
  ];
  for (const [value, seconds, date] of cases) {
    it(`reads ${JSON.stringify(value)}${date ? ` at ${date}` : ''}`, () => {
      expect(readRetryAfter(new Headers({ 'Retry-After': value, ...(date && { Date: date }) }), NOW)).to.equal(seconds);
    });
  }

  it('is none where the header is absent', () => expect(readRetryAfter(new Headers(), NOW)).to.equal(null));

  it('takes no time for a header that was made to take some', () => {
    const before = performance.now();
    for (const value of [`${'1'.repeat(8000)}x`, '1.'.repeat(8000), 'a '.repeat(8000)]) {
      readRetryAfter(new Headers({ 'Retry-After': value }), NOW);
    }
    expect(performance.now() - before).to.be.below(50);
  });
});
