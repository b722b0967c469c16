/** Measures, in a page, what a session costs where nothing has to be refreshed. All figures in microseconds. */
import { createSession } from '../src/session.ts';

const server = '/sandbox';
const session = createSession({ server, client: 'demo-client', name: 'bench' });
const stubbed = createSession({ server, client: 'demo-client', name: 'bench', fetcher: () => Promise.resolve(new Response(null)) });
// Answered at once, so that the network weighs as little as it can.
const url = `${location.origin}/ping`;

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** The median over batches of the mean time of one call. */
const batches = async (count: number, size: number, call: () => Promise<unknown>): Promise<number> => {
  const means: number[] = [];
  for (let batch = 0; batch < count; batch += 1) {
    const begin = performance.now();
    for (let index = 0; index < size; index += 1) await call();
    means.push(((performance.now() - begin) * 1000) / size);
  }
  return median(means);
};

const bench = {
  signIn: (tokens: Parameters<typeof session.setTokens>[0]) => session.setTokens(tokens),
  async cachedToken(): Promise<number> {
    await batches(20, 500, () => session.getAccessToken());
    return batches(200, 500, () => session.getAccessToken());
  },
  /** `session.fetch` beside a raw `fetch` with the same headers, by turns: over the network, and without one. */
  async fetchOverhead(): Promise<{ raw: number; session: number; overhead: number; overheadWithoutNetwork: number }> {
    const tokens = (await session.getTokens())!;
    const headers = { Authorization: `Bearer ${tokens.accessToken}`, 'id-token': tokens.idToken! };
    const time = async (call: () => Promise<Response>): Promise<number> => {
      const begin = performance.now();
      const response = await call();
      const took = (performance.now() - begin) * 1000;
      await response.arrayBuffer();
      return took;
    };
    const raw: number[] = [];
    const own: number[] = [];
    const differences: number[] = [];
    for (let turn = 0; turn < 3000; turn += 1) {
      const calls = [() => fetch(url, { headers, redirect: 'error' }), () => session.fetch(url)] as const;
      const first = turn % 2;
      const times = [0, 0];
      times[first] = await time(calls[first === 1 ? 1 : 0]);
      times[1 - first] = await time(calls[first === 1 ? 0 : 1]);
      raw.push(times[0]!);
      own.push(times[1]!);
      differences.push(times[1]! - times[0]!);
    }
    const stub = () => Promise.resolve(new Response(null));
    return {
      raw: median(raw),
      session: median(own),
      overhead: median(differences),
      overheadWithoutNetwork: (await batches(100, 100, () => stubbed.fetch(url))) - (await batches(100, 100, stub)),
    };
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
