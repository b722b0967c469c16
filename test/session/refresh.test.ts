import { expect } from '@open-wc/testing';
import { AuthError } from '../../src/model/auth-error.ts';
import type { TokenSet } from '../../src/model/tokens.ts';
import { LIFETIME, MINUTE, settle, type Page } from './simulated-page.ts';
import { codeOf, DAY, open, signIn, tab, world } from './tabs.ts';

describe('session', () => {
  describe('refreshing', () => {
    it('hands out a token while it is good for long', async () => {
      const session = await signIn();
      const token = await session.getAccessToken();
      tab.visible = false;
      world.clock.advance(LIFETIME - 2 * MINUTE);
      expect(await session.getAccessToken()).to.equal(token);
      expect(world.server.requests).to.equal(0);
    });

    it('refreshes once for everybody who asks, in all tabs', async () => {
      await signIn();
      const pages = [tab, await open(), await open(), await open()];
      for (const page of pages) page.visible = false;
      world.clock.advance(LIFETIME + MINUTE);
      const tokens = await Promise.all(
        pages.flatMap(({ session }) => Array.from({ length: 25 }, () => session.getAccessToken())),
      );
      expect(new Set(tokens).size).to.equal(1);
      expect(world.server.requests).to.equal(1);
    });

    it('does so by itself ahead of the end, while somebody is looking', async () => {
      await signIn();
      world.clock.advance(LIFETIME - MINUTE / 4);
      await settle();
      expect(world.server.requests).to.equal(1);
      expect(tab.log).to.deep.equal(['tokens issued', 'tokens refreshed']);
      tab.visible = false;
      world.clock.advance(2 * LIFETIME);
      await settle();
      expect(world.server.requests).to.equal(1);
      tab.visible = true;
      tab.wake();
      await settle();
      expect(world.server.requests).to.equal(2);
    });

    it('says "restored", not "refreshed", where the stored token had expired', async () => {
      await signIn();
      world.kill(tab);
      world.clock.advance(2 * LIFETIME);
      const page = await open();
      expect(world.server.requests).to.equal(1);
      expect(page.log).to.deep.equal(['tokens restored']);
      expect(page.session.state).to.equal('signed-in');
    });

    it('keeps the session through lost connections, and tries again when the page wakes', async () => {
      const session = await signIn();
      tab.visible = false;
      world.network = 'down';
      world.clock.advance(LIFETIME);
      const error = await session.getTokens().catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(AuthError);
      expect((error as AuthError).code).to.equal('network_error');
      expect((error as AuthError).retryable).to.equal(true);
      expect(session.state).to.equal('signed-in');
      world.network = 'up';
      tab.visible = true;
      tab.wake();
      await settle();
      expect(tab.log).to.deep.equal(['tokens issued', 'tokens refreshed']);
    });

    it('tries again by itself, later and later, up to a minute', async () => {
      await signIn();
      world.network = 'down';
      const waits: number[] = [];
      world.clock.advance(LIFETIME);
      for (let attempt = 0; attempt < 10; attempt += 1) {
        await settle();
        const [wait] = world.clock.delays;
        waits.push(wait!);
        world.clock.advance(wait!);
      }
      expect(waits[0]).to.be.within(1000, 2000);
      expect(waits[3]).to.be.greaterThan(waits[0]!);
      expect(Math.max(...waits)).to.be.within(30_000, MINUTE);
    });

    for (const [what, error] of [
      ['429', new AuthError('rate_limited', '', { status: 429, retryable: true, retryAfter: 120 })],
      ['503', new AuthError('server_unavailable', '', { status: 503, retryable: true, retryAfter: 120 })],
    ] as const) {
      it(`asks nothing before Retry-After is over (${what})`, async () => {
        let requests = 0;
        const refuse = async () => {
          requests += 1;
          throw error;
        };
        tab.open({ calls: { refresh: refuse } });
        const session = await signIn();
        world.clock.advance(LIFETIME);
        for (let call = 0; call < 20; call += 1) expect(await codeOf(session.getTokens())).to.equal(error.code);
        expect(requests).to.equal(1);
        expect(session.state).to.equal('signed-in');
        tab.wake();
        await settle();
        world.clock.advance(119_000);
        await settle();
        expect(requests).to.equal(1);
        world.clock.advance(2_000);
        await settle();
        expect(requests).to.equal(2);
      });
    }

    it('waits no longer than Retry-After says where the clock is set back meanwhile', async () => {
      let requests = 0;
      const refuse = async () => {
        requests += 1;
        throw new AuthError('rate_limited', '', { status: 429, retryable: true, retryAfter: 60 });
      };
      tab.open({ calls: { refresh: refuse } });
      const session = await signIn();
      tab.visible = false;
      world.clock.advance(LIFETIME);
      await codeOf(session.getTokens());
      world.clock.time -= DAY;
      await codeOf(session.getTokens());
      expect(requests).to.equal(2);
      world.clock.advance(59_000);
      await codeOf(session.getTokens());
      expect(requests, 'by the clock as it is now').to.equal(2);
      world.clock.advance(2000);
      await codeOf(session.getTokens());
      expect(requests).to.equal(3);
    });

    for (const code of ['bad_response', 'server_unavailable', 'timeout', 'offline', 'not_enabled', 'unknown'] as const) {
      it(`does not sign out on ${code}`, async () => {
        tab.open({ calls: { refresh: () => Promise.reject(new AuthError(code, '', { retryable: true })) } });
        const session = await signIn();
        tab.visible = false;
        world.clock.advance(LIFETIME);
        expect(await codeOf(session.getTokens())).to.equal(code);
        expect(session.state).to.equal('signed-in');
      });
    }

    /** Two tabs whose session is to be refreshed at the next call, and cannot be; the other tab is returned. */
    const openRevoked = async (): Promise<Page> => {
      await signIn();
      const other = await open();
      const { refreshToken } = (world.values.get('session:test') as { tokens: TokenSet }).tokens;
      world.server.revoke(refreshToken!);
      tab.visible = other.visible = false;
      world.clock.advance(LIFETIME);
      return other;
    };

    it('signs out when the refresh token is refused, in all tabs, and asks no more', async () => {
      const other = await openRevoked();
      expect(await tab.session.getTokens()).to.equal(null);
      await settle();
      expect(tab.log.at(-1)).to.equal('signed-out expired');
      expect(other.log.at(-1)).to.equal('signed-out expired');
      expect(await other.session.getTokens()).to.equal(null);
      expect(world.server.requests).to.equal(1);
    });

    it('asks once for all tabs that come at the same time, where the refresh token is refused', async () => {
      const other = await openRevoked();
      const outcomes = await Promise.all([tab, other].map(({ session }) => session.getTokens()));
      expect(outcomes).to.deep.equal([null, null]);
      expect(world.server.requests).to.equal(1);
    });

    it('gives up on a lock that a frozen tab holds, uses no token twice, and lets sign-ins pass', async () => {
      await signIn();
      const frozen = await open();
      frozen.visible = tab.visible = false;
      world.clock.advance(LIFETIME - MINUTE / 2);
      void frozen.platform.lock('punchh-login:test', () => new Promise(() => {}));
      await settle();
      expect(await tab.session.getAccessToken(), 'still valid, still served').to.match(/\.a/);
      world.clock.advance(MINUTE);
      await settle();
      const asking = codeOf(tab.session.getTokens());
      await settle();
      world.clock.advance(10_000);
      await settle();
      expect(await asking).to.equal('refresh_busy');
      expect(world.server.requests).to.equal(0);
      expect(tab.session.state).to.equal('signed-in');
      await signIn();
      expect(tab.log.at(-1)).to.equal('tokens issued');
      expect(await tab.session.getAccessToken()).to.match(/\.a/);
    });

    it('refreshes on demand, and not again where another tab just did', async () => {
      await signIn();
      const other = await open();
      const [first, second] = await Promise.all([tab.session.refresh(), other.session.refresh()]);
      expect(first).to.deep.equal(second);
      expect(world.server.requests).to.equal(1);
    });

    it('keeps the old refresh token where it is not rotated, and no id token longer than the access token it came with', async () => {
      const sent: (string | null)[] = [];
      tab.open({
        calls: {
          refresh: async (tokens) => {
            sent.push(tokens.refreshToken);
            return { ...tokens, accessToken: 'next', idToken: null, refreshToken: null };
          },
        },
      });
      await signIn(tab, { ...world.server.signIn(), idToken: 'id-1', refreshToken: 'keep' });
      expect((await tab.session.getTokens())?.idToken).to.equal('id-1');
      expect((await tab.session.refresh())?.idToken).to.equal(null);
      await tab.session.refresh();
      expect(sent).to.deep.equal(['keep', 'keep']);
    });

    it('works where a gateway keeps the refresh token in a cookie', async () => {
      let refreshes = 0;
      tab.open({
        cookie: true,
        calls: {
          refresh: async (tokens) => ({
            ...tokens,
            accessToken: `next${++refreshes}`,
            refreshToken: null,
            expiresAt: world.clock.now() + LIFETIME,
          }),
        },
      });
      await signIn(tab, { ...world.server.signIn(), refreshToken: null });
      tab.visible = false;
      world.clock.advance(LIFETIME);
      expect(await tab.session.getAccessToken()).to.equal('next1');
    });
  });
});
