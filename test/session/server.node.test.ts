import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSession } from '../../src/session.ts';

/** Opens a session as a server does for one request. Each refresh token belongs to one guest, and so do the new tokens. */
const openFor = (storage?: 'memory') => {
  const sent: string[] = [];
  const session = createSession({
    server: 'https://api.example',
    client: 'c',
    ...(storage && { storage }),
    fetcher: async (input, init) => {
      const request = new Request(input, init);
      const text = await request.text();
      sent.push(`${request.headers.get('authorization')} ${text}`);
      const { refresh_token: token = '' } = JSON.parse(text || '{}') as { refresh_token?: string };
      return Response.json({ data: { access_token: `new-${token}`, token_type: 'Bearer', refresh_token: token, expires_in: 1800 } });
    },
  });
  return { session, sent };
};

describe('sessions on a server', () => {
  for (const storage of ['memory', undefined] as const) {
    it(`share nothing, though they have one name in one process (storage: ${storage ?? 'the default'})`, async () => {
      const [one, other, third] = [openFor(storage), openFor(storage), openFor(storage)];
      await one.session.setTokens({ accessToken: 'a1', refreshToken: 'r1' });
      await other.session.setTokens({ accessToken: 'a2', refreshToken: 'r2' });
      await third.session.ready;
      assert.equal(await third.session.getTokens(), null);
      assert.equal(await one.session.getAccessToken(), 'a1');
      await Promise.all([one.session.refresh(), other.session.refresh()]);
      assert.equal(await one.session.getAccessToken(), 'new-r1');
      assert.equal(await other.session.getAccessToken(), 'new-r2');
      await one.session.signOut();
      await other.session.fetch('/x');
      assert.equal(other.session.state, 'signed-in');
      assert.match(other.sent.at(-1)!, /^Bearer new-r2/);
      assert.ok(other.sent.every((text) => !/[ar]1/.test(text)));
      for (const { session } of [one, other, third]) session.dispose();
    });
  }
});
