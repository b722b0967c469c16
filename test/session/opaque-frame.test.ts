import { expect } from '@open-wc/testing';

interface Outcome {
  events: string[];
  states: string[];
  tokens: (string | null)[];
  requests: number;
  busy?: string;
}

/**
 * A sandboxed frame without `allow-same-origin`: no IndexedDB, no localStorage, no Web Locks, and relative URLs that
 * belong to another origin than the page's own. What happens in it is told by a message.
 */
const inOpaqueFrame = async (script: string): Promise<Outcome> => {
  const source = (path: string) => new URL(`../../src/${path}`, import.meta.url).href;
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.srcdoc = `<!doctype html><script type="module">
    import { openSession } from '${source('session/session.ts')}';
    const events = [], states = [], tokens = [];
    let requests = 0, offset = 0;
    const clock = {
      now: () => Date.now() + offset,
      setTimeout: (callback, ms) => setTimeout(callback, ms),
      clearTimeout: (timer) => clearTimeout(timer),
    };
    const pair = () => ({
      accessToken: 'a' + requests, idToken: null, tokenType: 'Bearer', expiresAt: clock.now() + 1800000, refreshToken: 'r' + requests,
    });
    const refresh = async () => {
      requests += 1;
      return pair();
    };
    const session = openSession({
      name: 'opaque', server: 'https://api.example.com', client: 'c', clock, calls: async () => ({ refresh }),
    });
    session.subscribe(({ type, reason }) => events.push(type + (reason ? ' ' + reason : '')));
    const note = () => states.push(session.state);
    const done = (more) => parent.postMessage({ events, states, tokens, requests, ...more }, '*');
    try {
      ${script}
      done();
    } catch (error) {
      done({ busy: String(error) });
    }
  </script>`;
  const told = new Promise<Outcome>((resolve) => {
    const listen = ({ source: from, data }: MessageEvent<Outcome>) => {
      if (from !== frame.contentWindow) return;
      window.removeEventListener('message', listen);
      resolve(data);
    };
    window.addEventListener('message', listen);
  });
  document.body.append(frame);
  try {
    return await told;
  } finally {
    frame.remove();
  }
};

describe('a session in a frame of an opaque origin', () => {
  it('lives in memory, with an event, refreshes once for all callers, and ends', async () => {
    const outcome = await inOpaqueFrame(`
      await session.ready;
      note();
      await session.setTokens(pair());
      note();
      offset += 1800000;
      tokens.push(...await Promise.all(Array.from({ length: 25 }, () => session.getAccessToken())));
      await session.signOut();
      note();
    `);
    expect(outcome.busy).to.equal(undefined);
    expect(outcome.events).to.deep.equal(['storage-degraded', 'tokens issued', 'tokens refreshed', 'signed-out user']);
    expect(outcome.states).to.deep.equal(['signed-out', 'signed-in', 'signed-out']);
    expect(new Set(outcome.tokens)).to.deep.equal(new Set(['a1']));
    expect(outcome.requests).to.equal(1);
  });
});
