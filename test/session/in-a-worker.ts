/** Runs in a worker of the page's origin: exchanges tokens, uses them, and posts the requests that were made. */
import { createSession } from '../../src/session.ts';

const requests: [path: string, authorization: string | null][] = [];
const fetcher: typeof fetch = async (input, init) => {
  const { url, headers } = new Request(input, init);
  requests.push([new URL(url).pathname, headers.get('authorization')]);
  return Response.json({ data: { access_token: 'next', token_type: 'Bearer', refresh_token: 'r2', expires_in: 1800 } });
};
const session = createSession({ server: '/api', client: 'c', storage: 'memory', fetcher });
await session.setTokens({ accessToken: 'old', refreshToken: 'r1' });
const failure = await session.refresh().then(() => null, String);
await session.fetch('/x');
postMessage({ failure, requests });
