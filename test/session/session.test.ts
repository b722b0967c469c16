import { expect } from '@open-wc/testing';
import { AuthError } from '../../src/model/auth-error.ts';
import type { TokenSet } from '../../src/model/tokens.ts';
import { openSessions } from '../../src/session/open-sessions.ts';
import type { Session } from '../../src/session/session.ts';
import type { SessionRecord } from '../../src/session/session-record.ts';
import { LIFETIME, MINUTE, settle, World, type Page } from './simulated-page.ts';

const DAY = 24 * 60 * MINUTE;

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AuthError ? error.code : String(error)),
  );

describe('session', () => {
  let world: World;
  let tab: Page;
  beforeEach(() => {
    world = new World();
    tab = world.openPage();
  });
  const signIn = async (page = tab, tokens = world.server.signIn()): Promise<Session> => {
    const session = page.session;
    await session.setTokens(tokens, { account: 'j•••@e•••.com' });
    return session;
  };
  const open = async (): Promise<Page> => {
    const page = world.openPage();
    page.open();
    await settle();
    return page;
  };

  describe('signing in', () => {
    it('announces the pair once it is stored, frozen and without the refresh token', async () => {
      const session = tab.open();
      let storedFirst = false;
      session.subscribe(() => {
        storedFirst = !!(world.values.get('session:test') as { tokens?: TokenSet } | undefined)?.tokens?.refreshToken;
      });
      await signIn();
      expect(storedFirst).to.equal(true);
      const [event] = tab.events;
      expect(tab.log).to.deep.equal(['tokens issued']);
      if (event?.type !== 'tokens') throw new Error('no tokens');
      expect(event.tokens).to.be.frozen;
      expect(Object.keys(event.tokens)).to.deep.equal(['accessToken', 'idToken', 'tokenType', 'expiresAt']);
      expect(session.state).to.equal('signed-in');
      expect(session.account).to.equal('j•••@e•••.com');
    });

    it('does what must be done before anyone hears of it, and announces even where that fails', async () => {
      const order: string[] = [];
      const session = tab.open();
      session.subscribe(({ type }) => order.push(type));
      await session.setTokens(world.server.signIn(), {
        beforeAnnounce: async () => {
          order.push('before');
          tab.wake();
          await settle();
          throw new Error('the attempt could not be deleted');
        },
      });
      expect(order).to.deep.equal(['before', 'tokens']);
      expect(tab.log).to.deep.equal(['tokens issued']);
    });

    it('shows in the other tabs, and in tabs opened later', async () => {
      const other = await open();
      await signIn();
      await settle();
      expect(other.log).to.deep.equal(['tokens restored']);
      const later = await open();
      expect(later.log).to.deep.equal(['tokens restored']);
      expect(later.session.account).to.equal('j•••@e•••.com');
    });

    it('replaces whoever was signed in, everywhere', async () => {
      const other = await open();
      await signIn();
      await settle();
      await signIn(other);
      await settle();
      expect((await tab.session.getTokens())?.accessToken).to.equal((await other.session.getTokens())?.accessToken);
      expect(tab.log).to.deep.equal(['tokens issued', 'tokens restored']);
    });

    it('needs no more than an access token, which is there again when the page is opened anew', async () => {
      await tab.open().setTokens({ accessToken: 'a', idToken: undefined });
      const expected = { accessToken: 'a', idToken: null, tokenType: 'Bearer', expiresAt: null };
      expect(await tab.session.getTokens()).to.deep.equal(expected);
      expect(await (await open()).session.getTokens()).to.deep.equal(expected);
    });

    for (const [part, value] of [
      ['accessToken', ''], ['accessToken', null], ['accessToken', undefined], ['accessToken', 7], ['idToken', 7], ['refreshToken', 7],
      ['tokenType', ''], ['tokenType', null], ['expiresAt', '1800'], ['expiresAt', NaN], ['expiresAt', Infinity],
    ] as const) {
      it(`refuses tokens whose ${part} is ${typeof value === 'string' ? `"${value}"` : value}`, async () => {
        const session = await signIn();
        const before = await session.getTokens();
        const stored = world.values.get('session:test');
        const tokens = { ...world.server.signIn(), [part]: value };
        expect(await codeOf(session.setTokens(tokens))).to.equal('invalid_configuration');
        expect(await session.getTokens()).to.equal(before);
        expect(world.values.get('session:test')).to.equal(stored);
        expect(tab.log).to.deep.equal(['tokens issued']);
      });
    }

    it('refuses to be signed in with nothing at all', async () => {
      const session = await signIn();
      for (const nothing of [undefined, null, {}, 'token'] as unknown as TokenSet[]) {
        const error = await session.setTokens(nothing).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(AuthError).with.property('message').that.matches(/`accessToken`/);
      }
      expect(session.state).to.equal('signed-in');
    });

    it('without "keep me signed in" stays in this tab, and leaves nothing stored', async () => {
      await signIn();
      await tab.session.setTokens(world.server.signIn(), { memoryOnly: true });
      await settle();
      expect(JSON.stringify([...world.values])).not.to.contain('.r');
      expect(tab.session.state).to.equal('signed-in');
      world.clock.advance(LIFETIME);
      await settle();
      expect((await tab.session.getAccessToken())).to.match(/\.a/);
      expect(world.server.requests).to.equal(1);
      expect((await open()).session.state).to.equal('signed-out');
      await tab.session.signOut();
      expect(tab.session.state).to.equal('signed-out');
    });
  });

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

  describe('time', () => {
    it('takes no expiry for none: no timer, no refresh', async () => {
      const session = await signIn(tab, { ...world.server.signIn(), expiresAt: null });
      expect(world.clock.pending).to.equal(0);
      world.clock.advance(1000 * DAY);
      expect(await session.getAccessToken()).to.match(/\.a/);
      expect(world.server.requests).to.equal(0);
    });

    it('does not overflow the timers of the browser', async () => {
      await signIn(tab, { ...world.server.signIn(), expiresAt: world.clock.now() + 365 * DAY });
      expect(Math.max(...world.clock.delays)).to.be.below(2 ** 31);
      world.clock.advance(30 * DAY);
      await settle();
      expect(world.server.requests).to.equal(0);
      world.clock.advance(336 * DAY);
      await settle();
      expect(world.server.requests).to.equal(1);
    });

    it('refreshes a token whose age a clock that was set back hides', async () => {
      const session = await signIn();
      world.clock.time -= DAY;
      await session.getTokens();
      expect(world.server.requests).to.equal(1);
      await session.getTokens();
      expect(world.server.requests).to.equal(1);
    });

    it('stays signed in when the clock is set forward by a day', async () => {
      const session = await signIn();
      world.clock.time += DAY;
      expect(await session.getAccessToken()).to.match(/\.a/);
      expect(session.state).to.equal('signed-in');
      expect(world.server.requests).to.equal(1);
    });

    it('uses what the server calls expired at once, and does not refresh in circles', async () => {
      let refreshes = 0;
      const expired = () => ({ accessToken: `next${++refreshes}`, expiresAt: world.clock.now() });
      tab.open({ calls: { refresh: async (tokens) => ({ ...tokens, ...expired() }) } });
      const session = await signIn();
      tab.visible = false;
      world.clock.advance(LIFETIME);
      expect(await session.getAccessToken()).to.equal('next1');
      expect(refreshes).to.equal(1);
    });

    it('does not try where there is nothing to exchange, not even in a cookie', async () => {
      const session = tab.open({ cookie: true });
      await session.setTokens({ ...world.server.signIn(), refreshToken: '' });
      await session.refresh();
      expect(world.server.requests).to.equal(0);
      await session.setTokens({ ...world.server.signIn(), refreshToken: null });
      await codeOf(session.refresh());
      expect(world.server.requests).to.equal(1);
    });

    it('goes on with a token that cannot be refreshed until the server refuses it', async () => {
      tab.open({ calls: {} });
      const session = await signIn();
      world.clock.advance(DAY);
      expect(await session.getAccessToken()).to.match(/\.a/);
      expect(session.state).to.equal('signed-in');
    });
  });

  describe('signing out', () => {
    it('ends in all tabs, tells the server, and leaves no token stored', async () => {
      await signIn();
      const other = await open();
      const family = (await tab.session.getAccessToken())!.split('.')[0]!;
      await tab.session.signOut();
      await settle();
      expect(tab.log.at(-1)).to.equal('signed-out user');
      expect(other.log.at(-1)).to.equal('signed-out other-tab');
      expect(world.server.revoked.has(family)).to.equal(true);
      expect(JSON.stringify([...world.values])).not.to.contain(`${family}.`);
      expect(await tab.session.getTokens()).to.equal(null);
    });

    it('is done here before the server is asked, and whatever it says', async () => {
      let asked: string | undefined;
      tab.open({
        calls: {
          revoke: () => {
            asked = tab.session.state;
            return Promise.reject(new AuthError('network_error', ''));
          },
        },
      });
      await signIn();
      await tab.session.signOut('idle');
      await settle();
      expect(asked).to.equal('signed-out');
      expect(tab.log.at(-1)).to.equal('signed-out idle');
    });

    it('wins over a refresh that is under way in another tab, whose late pair is ended too', async () => {
      let release!: () => void;
      const held = new Promise<void>((resolve) => (release = resolve));
      const other = world.openPage();
      const { calls } = other;
      const refresh: typeof calls.refresh = async (tokens, signal) => {
        const answer = await calls.refresh!(tokens, signal);
        await held;
        return answer;
      };
      other.open({ calls: { ...calls, refresh } });
      await signIn();
      await settle();
      void other.session.refresh();
      await settle();
      await tab.session.signOut();
      release();
      await settle();
      expect(other.session.state).to.equal('signed-out');
      expect(tab.session.state).to.equal('signed-out');
      expect(other.log).not.to.include('tokens refreshed');
      const [signedOut, late] = world.server.ended;
      expect(signedOut).to.match(/^f1\.r/);
      expect(late, 'what the late answer began').to.match(/^f1\.r/).and.not.to.equal(signedOut);
    });

    it('works while the store does not, and is not undone when it works again', async () => {
      await signIn();
      const other = await open();
      world.storageWorks = false;
      await tab.session.signOut();
      await settle();
      expect(other.session.state).to.equal('signed-out');
      world.storageWorks = true;
      for (const page of world.pages) page.wake();
      await settle();
      expect(tab.session.state).to.equal('signed-out');
      expect((await open()).session.state).to.equal('signed-out');
    });

    it('stays one when the page is closed before the store works again', async () => {
      await signIn();
      world.storageWorks = false;
      await tab.session.signOut();
      world.kill(tab);
      world.storageWorks = true;
      const next = await open();
      expect(next.session.state).to.equal('signed-out');
      expect(next.log).to.deep.equal([]);
      expect((await open()).session.state, 'and is stored').to.equal('signed-out');
      await next.session.setTokens(world.server.signIn());
      expect((await open()).session.state).to.equal('signed-in');
    });

    it('without a session is no event', async () => {
      await tab.session.signOut();
      expect(tab.log).to.deep.equal([]);
      await signIn();
      expect(tab.session.state).to.equal('signed-in');
    });
  });

  describe('a store that fails', () => {
    it('is replaced by memory, with an event, and used again once it works', async () => {
      world.storageWorks = false;
      await signIn();
      expect(tab.log).to.deep.equal(['storage-degraded', 'tokens issued']);
      expect(tab.session.state).to.equal('signed-in');
      world.storageWorks = true;
      tab.wake();
      await settle();
      expect((await open()).session.state).to.equal('signed-in');
    });

    it('at the start is asked again by itself, and nobody is shown as signed out until it is known', async () => {
      await signIn();
      const late = world.openPage();
      late.storageWorks = false;
      const requests: (string | null)[] = [];
      late.open({ fetcher: async (_url, init) => {
        requests.push(new Headers(init?.headers).get('authorization'));
        return new Response('{}');
      } });
      await settle();
      expect([late.session.state, ...late.log]).to.deep.equal(['restoring', 'storage-degraded']);
      const sent = late.session.fetch('/x');
      const token = late.session.getAccessToken();
      await settle();
      expect(requests, 'no call goes out without tokens').to.deep.equal([]);

      late.storageWorks = true;
      world.clock.advance(2000);
      await settle();
      expect(late.log).to.deep.equal(['storage-degraded', 'tokens restored']);
      await sent;
      expect(requests).to.deep.equal([`Bearer ${await token}`]);
    });

    it('at the start for long lets the page go on, and signs in once it works', async () => {
      await signIn();
      const late = world.openPage();
      late.storageWorks = false;
      late.open();
      await settle();
      world.clock.advance(11_000);
      await settle();
      expect(late.session.state).to.equal('signed-out');
      expect(await late.session.getTokens()).to.equal(null);
      late.storageWorks = true;
      world.clock.advance(16_000);
      await settle();
      expect([late.session.state, late.log.at(-1)]).to.deep.equal(['signed-in', 'tokens restored']);
      for (const page of [late, tab]) page.session.dispose();
      world.clock.advance(1000);
      await settle();
      expect(world.clock.pending, 'nothing is asked any more').to.equal(0);
    });

    it('at the start does not hold up a sign-in', async () => {
      await signIn();
      const late = world.openPage();
      late.storageWorks = false;
      const session = late.open();
      await settle();
      await session.setTokens(world.server.signIn());
      await session.ready;
      expect(session.state).to.equal('signed-in');
    });

    it('that was wiped is filled again by a tab that knows', async () => {
      await signIn();
      world.values.clear();
      tab.wake();
      await settle();
      world.clock.advance(500);
      await settle();
      expect(tab.session.state).to.equal('signed-in');
      expect((await open()).session.state).to.equal('signed-in');
    });

    it('in one tab keeps the others from using a token that it has used', async () => {
      await signIn();
      const other = await open();
      other.visible = tab.visible = false;
      tab.storageWorks = false;
      const refreshing = tab.session.refresh();
      await settle();
      world.clock.advance(500);
      await settle();
      world.clock.advance(500);
      expect((await refreshing)?.accessToken).to.equal((await tab.session.getAccessToken()));
      expect(await codeOf(other.session.refresh())).to.equal('storage_unavailable');
      expect(other.session.state).to.equal('signed-in');
      tab.storageWorks = true;
      tab.wake();
      await settle();
      other.wake();
      await settle();
      expect(await other.session.getAccessToken()).to.equal(await tab.session.getAccessToken());
      expect(world.server.requests).to.equal(1);
    });

    /** Lets the tab refresh without a working storage and closes it. Returns another tab, which has the old tokens. */
    const closeUnstored = async () => {
      await signIn();
      const other = await open();
      other.visible = tab.visible = false;
      tab.storageWorks = false;
      void tab.session.refresh();
      await settle();
      world.clock.advance(500);
      await settle();
      world.kill(tab);
      return other;
    };

    it('in a tab that is gone before it works again ends the session, without using a token twice', async () => {
      const other = await closeUnstored();
      expect(await codeOf(other.session.refresh())).to.equal('storage_unavailable');
      world.clock.advance(6 * MINUTE);
      expect(await other.session.refresh()).to.equal(null);
      expect(other.log.at(-1)).to.equal('signed-out expired');
      expect(world.server.requests).to.equal(1);
    });

    it('in a tab that is gone does not keep the session for longer because the clock is set back', async () => {
      const other = await closeUnstored();
      world.clock.setBack(60 * MINUTE);
      expect(await codeOf(other.session.refresh())).to.equal('storage_unavailable');
      await settle();
      world.clock.advance(500);
      await settle();
      expect(other.log.at(-1)).to.equal('signed-out expired');
    });

    it('in one tab that has newer tokens makes no storm of messages between the others', async () => {
      let messages = 0;
      const crowd = new World((label, act) => {
        if (label === 'message') messages += 1;
        return Promise.resolve().then(act);
      });
      const pages = Array.from({ length: 5 }, () => crowd.openPage());
      for (const page of pages) await page.open().ready;
      await pages[0]!.session.setTokens(crowd.server.signIn());
      await settle();
      for (const page of pages) page.visible = false;
      crowd.clock.advance(MINUTE);
      pages[0]!.storageWorks = false;
      await pages[0]!.session.setTokens(crowd.server.signIn());
      for (let half = 0; half < 10; half += 1) {
        await settle();
        crowd.clock.advance(500);
      }
      expect(messages).to.be.at.most(100);
      pages[0]!.storageWorks = true;
      pages[0]!.wake();
      await settle();
      crowd.clock.advance(500);
      await settle();
      const token = await pages[0]!.session.getAccessToken();
      for (const page of pages) {
        page.wake();
        await settle();
        expect(await page.session.getAccessToken()).to.equal(token);
      }
    });

    it('that was wiped is no reason to use a token that another tab is just reporting as used', async () => {
      const late: (() => void)[] = [];
      const slow = new World((label, act) =>
        label === 'message' ? new Promise((resolve) => late.push(() => resolve(act()))) : Promise.resolve().then(act));
      const [one, two] = [slow.openPage(), slow.openPage()];
      one.open();
      await one.session.setTokens(slow.server.signIn());
      await two.open().ready;
      one.visible = two.visible = false;
      await one.session.refresh();
      slow.values.clear();
      const asking = codeOf(two.session.refresh());
      await settle();
      for (const deliver of late) deliver();
      await settle();
      slow.clock.advance(500);
      await settle();
      await asking;
      expect(slow.server.requests).to.equal(1);
    });

    for (const [what, value] of [
      ['text', 'nonsense'],
      ['a number', 7],
      ['half a record', { version: 1, revision: 3, id: 'x', server: 'https://api.example.com', client: 'client-1', tokens: { accessToken: 5 } }],
      ['no layout of ours', { version: 0, revision: 3, access_token: 'x' }],
      ['a revision that is none', { version: 1, revision: 'high', id: 'x', tokens: null }],
    ] as const) {
      it(`holds ${what}: nobody is signed in, and signing in works`, async () => {
        world.values.set('session:test', value);
        await tab.open().ready;
        expect(tab.session.state).to.equal('signed-out');
        await signIn();
        expect((await open()).session.state).to.equal('signed-in');
      });
    }

    it('holds a record of a later layout: it is left alone until somebody signs in', async () => {
      const later = { version: 2, revision: 9, secret: 'layout' };
      world.values.set('session:test', later);
      await tab.open().ready;
      tab.wake();
      await settle();
      expect(world.values.get('session:test')).to.equal(later);
      await signIn();
      expect((await open()).session.state).to.equal('signed-in');
    });

    it('holds the session of another server: its tokens are used nowhere', async () => {
      await signIn();
      for (const options of [{ server: 'https://other.example.com' }, { client: 'client-2' }]) {
        const page = world.openPage();
        await page.open(options).ready;
        expect(page.session.state).to.equal('signed-out');
      }
    });
  });

  describe('several in one page', () => {
    it('are one: the same events, one refresh', async () => {
      const first = tab.open();
      await signIn();
      const second = tab.open();
      const heard: string[] = [];
      second.subscribe((event) => heard.push('reason' in event ? event.reason : event.type));
      await second.ready;
      await Promise.all([first.refresh(), second.refresh()]);
      expect(heard).to.deep.equal(['restored', 'refreshed']);
      expect(world.server.requests).to.equal(1);
      first.dispose();
      await second.refresh();
      expect(world.server.requests).to.equal(2);
    });

    it('are refreshed as whoever came last has it', async () => {
      const first = tab.open({ calls: {} });
      await signIn();
      await first.refresh();
      expect(world.server.requests).to.equal(0);
      const second = tab.open();
      first.dispose();
      await second.refresh();
      expect(world.server.requests).to.equal(1);
    });

    it('of two brands do not meet', async () => {
      await signIn();
      const other = tab.open({ name: 'other', client: 'client-2' });
      await other.ready;
      expect(other.state).to.equal('signed-out');
      await other.setTokens(world.server.signIn());
      await other.signOut();
      expect(tab.session.state).to.equal('signed-in');
    });

    it('leave nothing behind when they are disposed of', async () => {
      const first = tab.open();
      const second = tab.open();
      await signIn();
      first.dispose();
      expect(tab.channels.size).to.equal(1);
      second.dispose();
      second.dispose();
      await settle();
      expect(world.clock.pending).to.equal(0);
      expect(tab.channels.size).to.equal(0);
      expect(tab.wakers.size).to.equal(0);
      expect(openSessions(tab.platform).size).to.equal(0);
    });

    it('store the answer to a refresh even when they are disposed of meanwhile', async () => {
      let release!: () => void;
      const held = new Promise<void>((resolve) => (release = resolve));
      tab.open({ calls: { refresh: (tokens, signal) => held.then(() => tab.calls.refresh!(tokens, signal)) } });
      await signIn();
      const stored = () => world.values.get('session:test') as SessionRecord;
      const before = stored().tokens!.accessToken;
      void tab.session.refresh();
      await settle();
      tab.session.dispose();
      release();
      await settle();
      expect(stored().tokens!.accessToken).not.to.equal(before);
      expect(world.clock.pending).to.equal(0);
      expect(tab.channels.size).to.equal(0);
    });

    it('go on when one listener throws', async () => {
      const heard: string[] = [];
      const errors: unknown[] = [];
      const original = globalThis.queueMicrotask;
      globalThis.queueMicrotask = (callback) => {
        try {
          callback();
        } catch (error) {
          errors.push(error);
        }
      };
      try {
        tab.open().subscribe(() => {
          throw new Error('a host slipped');
        });
        tab.session.subscribe(({ type }) => heard.push(type));
        await signIn();
      } finally {
        globalThis.queueMicrotask = original;
      }
      expect(heard).to.deep.equal(['tokens']);
      expect(errors).to.have.length(1);
    });
  });

  it('is not ended, nor kept from its tokens, by a message with an absurd revision', async () => {
    await signIn();
    const token = await tab.session.getAccessToken();
    for (const revision of [Number.MAX_SAFE_INTEGER, 8e15, world.clock.now() + 3_600_000]) {
      for (const ended of [undefined, true]) {
        const id = (world.values.get('session:test') as SessionRecord).id;
        for (const channel of tab.channels) channel.receive({ revision, id, ...(ended && { ended }) });
        await settle();
        world.clock.advance(500);
        await settle();
      }
    }
    world.clock.advance(6 * MINUTE);
    tab.wake();
    await settle();
    expect(await tab.session.getAccessToken()).to.equal(token);
    expect(tab.log).to.deep.equal(['tokens issued']);
    expect((await tab.session.refresh())?.accessToken).not.to.equal(token);
    await tab.session.setTokens(world.server.signIn());
    expect((await open()).session.state, 'and the next sign-in is stored').to.equal('signed-in');
  });

  it('replaces a stored record with an absurd revision', async () => {
    await signIn();
    const stored = world.values.get('session:test') as SessionRecord;
    world.values.set('session:test', { ...stored, revision: Number.MAX_SAFE_INTEGER });
    const other = world.openPage();
    await other.open().ready;
    await other.session.setTokens(world.server.signIn());
    expect((await open()).session.state).to.equal('signed-in');
  });
});
