import { expect } from '@open-wc/testing';
import { onWake } from '../../../src/session/page/page-lifecycle.ts';

describe('a page that wakes', () => {
  const moments: [string, EventTarget][] = [
    ['online', window],
    ['pageshow', window],
    ['visibilitychange', document],
    ['resume', document],
  ];
  for (const [type, target] of moments) {
    it(`is told of by "${type}", until nobody asks any more`, () => {
      let calls = 0;
      const stop = onWake(() => (calls += 1));
      target.dispatchEvent(new Event(type));
      expect(calls).to.equal(1);
      stop();
      target.dispatchEvent(new Event(type));
      expect(calls).to.equal(1);
    });
  }
});
