import { expect } from '@open-wc/testing';
import { formatCountdown, formatDate, formatList, formatWait, isolate } from '../../src/i18n/format.ts';
import { splitMessage } from '../../src/i18n/split-message.ts';

describe('formatCountdown', () => {
  it('reads minutes and seconds', () => {
    expect(formatCountdown(24, 'en')).to.equal('0:24');
    expect(formatCountdown(65, 'de')).to.equal('1:05');
    expect(formatCountdown(3600, 'en')).to.equal('60:00');
  });

  it('is over only when it is over', () => {
    expect(formatCountdown(0.2, 'en')).to.equal('0:01');
    expect(formatCountdown(0, 'en')).to.equal('0:00');
    expect(formatCountdown(-3, 'en')).to.equal('0:00');
  });

  it('uses the digits of the locale', () => expect(formatCountdown(24, 'ar-EG')).to.equal('٠:٢٤'));
});

describe('formatWait', () => {
  it('says a time as a sentence does: seconds, and from a minute on minutes, rounded up', () => {
    expect(formatWait(44, 'en')).to.equal('44 seconds');
    expect(formatWait(0.2, 'en')).to.equal('1 second');
    expect(formatWait(60, 'en')).to.equal('1 minute');
    expect(formatWait(90, 'de')).to.equal('2 Minuten');
    expect(formatWait(1200, 'fr')).to.equal('20 minutes');
    expect(formatWait(-1, 'en')).to.equal('0 seconds');
  });
});

describe('formatDate', () => {
  const noon = new Date(2026, 10, 21, 12).getTime();
  it('writes the month out, as the locale does', () => {
    expect(formatDate(noon, 'en-GB')).to.equal('21 November 2026');
    expect(formatDate(noon, 'en-US')).to.equal('November 21, 2026');
    expect(formatDate(noon, 'es')).to.equal('21 de noviembre de 2026');
    expect(formatDate(noon, 'ja')).to.equal('2026年11月21日');
  });
});

describe('formatList', () => {
  it('joins as the locale does', () => {
    expect(formatList(['A', 'B'], 'en')).to.equal('A and B');
    expect(formatList(['A', 'B'], 'de')).to.equal('A und B');
    expect(formatList(['A'], 'fr')).to.equal('A');
    expect(formatList([], 'fr')).to.equal('');
  });

  it('joins places, to be filled with links', () => {
    expect(splitMessage(formatList(['{terms}', '{privacy}'], 'es'))).to.deep.equal([
      { slot: 'terms' }, ' y ', { slot: 'privacy' }]);
  });
});

describe('isolate', () => {
  it('wraps what runs left to right', () => expect(isolate('+1')).to.equal('\u2066+1\u2069'));
});
