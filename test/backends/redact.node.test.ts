import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personalTexts, redact } from '../../src/backends/redact.ts';
import { toJson } from '../../src/backends/to-json.ts';

const BODY = {
  client: 'demo-client',
  validation_method: 'otp',
  email: 'jane.o+x@example.com',
  first_name: 'maría josé',
  last_name: 'Li',
  token: '4242',
  user: { password: 'open sesame' },
};

describe("a server's words", () => {
  const cases: [words: string, shown: string][] = [
    ['The code 4242 is wrong', 'The code … is wrong'],
    ['The code 123 is wrong', 'The code … is wrong'],
    ['The code 12 34 56 is wrong', 'The code … is wrong'],
    ['The code A1B2C3 is wrong', 'The code … is wrong'],
    ['Please wait 30 seconds', 'Please wait 30 seconds'],
    ['No account of guest@example.com', 'No account of …'],
    ['No account of guest%40example.com', 'No account of …'],
    ['No account of guest&#64;example.com', 'No account of …'],
    ['No account of Z3Vlc3RAZXhhbXBsZS5jb20=', 'No account of …'],
    ['No account of jane.o', 'No account of …'],
    ['The number +1 (212) 555-4626 is unknown', 'The number … is unknown'],
    ['Token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc is expired', 'Token … is expired'],
    ['Token abcdefghijklmnopqrstuvwxyzABCDEF is expired', 'Token … is expired'],
    ['Sorry Jane, this account is closed', 'Sorry … this account is closed'],
    ['Jane Doe is deactivated', '… … is deactivated'],
    ['no account for maría', 'no account for …'],
    ['no account for María José', 'no account for …'],
    ['no li here, but a list', 'no … here, but a list'],
    ['your password open sesame is too weak', 'your password … is too weak'],
    ['missing_required_param: Required parameter missing', 'missing_required_param: Required parameter missing'],
    ['identity_service_not_enabled', 'identity_service_not_enabled'],
    ['validation method otp of demo-client', 'validation method otp of demo-client'],
    ['moon_phase: Not tonight', 'moon_phase: Not tonight'],
  ];
  for (const [words, shown] of cases) it(`"${words}"`, () => assert.equal(redact(words, personalTexts(BODY)), shown));

  it('take no time where they were made to take some', () => {
    const before = performance.now();
    for (const words of ['1 '.repeat(20_000), `${'1'.repeat(40_000)}x`, `${'a'.repeat(40_000)}@`, ' '.repeat(40_000), 'A '.repeat(20_000)]) {
      redact(words, personalTexts(BODY));
    }
    assert.ok(performance.now() - before < 250);
  });
});

describe('the JSON that is sent', () => {
  it('is what JSON.stringify makes on a page that has changed nothing', () => {
    for (const value of [BODY, [1, 'a', null, true, undefined, [], {}], { a: undefined, b: null, c: 'é"\n' }, 'x', 7, null]) {
      assert.equal(toJson(value), JSON.stringify(value));
    }
  });

  it('is the same where a page has added `toJSON`', () => {
    const expected = toJson({ list: [1, { a: 'b' }] });
    const prototypes = [Object.prototype, Array.prototype] as unknown as { toJSON?: () => string }[];
    try {
      for (const prototype of prototypes) prototype.toJSON = () => 'not this';
      assert.equal(toJson({ list: [1, { a: 'b' }] }), expected);
    } finally {
      for (const prototype of prototypes) delete prototype.toJSON;
    }
  });
});
