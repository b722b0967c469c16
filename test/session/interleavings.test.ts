import fc from 'fast-check';
import { play, scenario, type Scenario } from './interleaving.ts';

/** A fixed seed plays the same scenarios in every run. `npm run search:interleavings` searches for new ones. */
const SEED = 20261121;

/** Scenarios that the search has found. The key says the fault. */
const found: Record<string, Scenario> = {
  'a tab that had heard of newer tokens wrote the old ones back into a wiped store, and the next one redeemed them': [
    [
      { do: 'sign-in', page: 0 },
      { do: 'sign-out', page: 0 },
      { do: 'steps', count: 4 },
      { do: 'sign-in', page: 0 },
      { do: 'steps', count: 14 },
      { do: 'advance', ms: 1_800_000 },
      { do: 'steps', count: 6 },
      { do: 'wipe' },
      { do: 'steps', count: 3 },
    ],
    [701, 0, 75, 0, 194, 97, 130],
  ],
  'so did one that was just about to hear of them': [
    [
      { do: 'sign-in', page: 0 },
      { do: 'advance', ms: 1_800_000 },
      { do: 'steps', count: 7 },
      { do: 'advance', ms: 60_000 },
      { do: 'steps', count: 4 },
      { do: 'wipe' },
    ],
    [136, 64, 239, 995, 843, 59],
  ],
  'a refresh under way wrote a session that was just ended into a wiped store': [
    [
      { do: 'sign-in', page: 0 },
      { do: 'sign-in', page: 0 },
      { do: 'sign-in', page: 0 },
      { do: 'steps', count: 17 },
      { do: 'sign-out', page: 0 },
      { do: 'advance', ms: 1_800_000 },
      { do: 'steps', count: 4 },
      { do: 'wipe' },
      { do: 'refresh', page: 0 },
      { do: 'refresh', page: 0 },
    ],
    [0, 0, 28, 0, 57, 599, 0],
  ],
  'a refresh under way overtook a sign-out, in a tab with older tokens, that was as high as what it came from': [
    [
      { do: 'sign-in', page: 0 },
      { do: 'sign-out', page: 0 },
      { do: 'open', page: 0 },
      { do: 'steps', count: 5 },
      { do: 'refresh', page: 0 },
      { do: 'steps', count: 12 },
      { do: 'wipe' },
      { do: 'sign-out', page: 1 },
      { do: 'advance', ms: 1_800_000 },
      { do: 'steps', count: 1 },
    ],
    [304, 589, 0, 386, 26, 0, 71, 788],
  ],
  'a refresh under way was stored, in a wiped store, by a tab that had just learnt of the sign-out': [
    [
      { do: 'sign-out', page: 0 },
      { do: 'sign-in', page: 0 },
      { do: 'sign-in', page: 0 },
      { do: 'refresh', page: 2 },
      { do: 'steps', count: 12 },
      { do: 'wipe' },
      { do: 'steps', count: 3 },
    ],
    [637, 178, 0, 522, 894, 345, 500, 435],
  ],
  'a refresh was not stored while its own page signed out, and the next tab redeemed the token again': [
    [
      { do: 'sign-in', page: 0 },
      { do: 'steps', count: 8 },
      { do: 'advance', ms: 1_800_000 },
      { do: 'steps', count: 4 },
      { do: 'sign-out', page: 0 },
      { do: 'refresh', page: 0 },
      { do: 'network', state: 'up' },
    ],
    [980],
  ],
  'two sign-ins of the same moment, both without a store, wrote each other over': [
    [
      { do: 'steps', count: 3 },
      { do: 'sign-out', page: 0 },
      { do: 'sign-in', page: 0 },
      { do: 'sign-out', page: 0 },
      { do: 'open', page: 0 },
      { do: 'storage', works: false },
      { do: 'sign-out', page: 1 },
      { do: 'sign-in', page: 0 },
      { do: 'steps', count: 5 },
      { do: 'sign-in', page: 1 },
      { do: 'steps', count: 4 },
      { do: 'advance', ms: 60_000 },
      { do: 'wipe' },
    ],
    [0, 0, 0, 31, 669, 495, 240, 713, 900, 605, 51, 777],
  ],
  'a session that was replaced, by one that was lost with its tab, was kept': [
    [
      { do: 'sign-in', page: 2 },
      { do: 'sign-in', page: 0 },
      { do: 'steps', count: 3 },
      { do: 'wipe' },
      { do: 'steps', count: 2 },
      { do: 'kill', page: 2 },
    ],
    [0, 511, 47, 0],
  ],
  'tokens lost with a tab while the store failed were waited for without an end': [
    [
      { do: 'sign-in', page: 0 },
      { do: 'advance', ms: 1_800_000 },
      { do: 'steps', count: 2 },
      { do: 'sign-in', page: 0 },
      { do: 'storage', works: false },
      { do: 'steps', count: 1 },
      { do: 'kill', page: 0 },
    ],
    [359, 57],
  ],
  'a session with storage="memory" heard of a sign-out in another tab and took it for its own': [
    [
      { do: 'open', page: 0, kind: 'memory' },
      { do: 'sign-in', page: 3 },
      { do: 'sign-in', page: 0 },
      { do: 'refresh', page: 0 },
      { do: 'sign-out', page: 0 },
      { do: 'wake', page: 0 },
    ],
    [0],
  ],
  'tokens kept in memory, where nothing can be stored, were not refreshed once another tab had signed in': [
    [
      { do: 'open', page: 0, kind: 'isolated' },
      { do: 'sign-in', page: 3, memoryOnly: true },
      { do: 'steps', count: 1 },
      { do: 'sign-in', page: 0 },
      { do: 'advance', ms: 1_800_000 },
      { do: 'advance', ms: 60_000 },
    ],
    [424],
  ],
  'the end of a session that was kept in memory ended, in all tabs, the one that was stored': [
    [
      { do: 'open', page: 0, kind: 'shared' },
      { do: 'open', page: 0, kind: 'shared' },
      { do: 'sign-in', page: 0, memoryOnly: true },
      { do: 'advance', ms: 1_800_000 },
      { do: 'steps', count: 1 },
      { do: 'sign-in', page: 1 },
      { do: 'steps', count: 1 },
      { do: 'advance', ms: 60_000 },
      { do: 'refresh', page: 0 },
      { do: 'advance', ms: 60_000 },
    ],
    [881],
  ],
  'a refresh was stored after a sign-out in the same page, which the store had not taken': [
    [
      { do: 'open', page: 0, kind: 'memory' },
      { do: 'open', page: 0, kind: 'memory' },
      { do: 'refresh', page: 1 },
      { do: 'sign-in', page: 0 },
      { do: 'steps', count: 7 },
      { do: 'steps', count: 1 },
      { do: 'sign-in', page: 0 },
      { do: 'kill', page: 2 },
      { do: 'sign-out', page: 5 },
      { do: 'storage', works: false },
      { do: 'steps', count: 5 },
      { do: 'wake', page: 0 },
      { do: 'steps', count: 2 },
      { do: 'network', state: 'up' },
    ],
    [0, 785, 0, 861, 411, 131, 734, 0, 0],
  ],
  'what a sign-in kept in memory had replaced was written back into a wiped store: its end was as high as itself': [
    [
      { do: 'open', page: 0, kind: 'shared' },
      { do: 'sign-in', page: 0 },
      { do: 'sign-out', page: 0 },
      { do: 'sign-out', page: 0 },
      { do: 'sign-in', page: 3, memoryOnly: true },
      { do: 'steps', count: 6 },
      { do: 'wipe' },
      { do: 'refresh', page: 0 },
      { do: 'steps', count: 1 },
      { do: 'refresh', page: 0 },
    ],
    [348, 763, 6, 458, 37, 993],
  ],
};

describe('interleavings of sign-in, refresh, sign-out, expiry, killed tabs and lost storage', () => {
  for (const [name, example] of Object.entries(found)) it(`not any more: ${name}`, () => play(example));

  it('redeem no token twice, bring no session back, drop none', async function () {
    this.timeout(120_000);
    const limits = { numRuns: 1000, seed: SEED, interruptAfterTimeLimit: 90_000 };
    await fc.assert(fc.asyncProperty(scenario, play), limits);
  });
});
