import { expect } from '@open-wc/testing';
import { AuthError } from '../../src/model/auth-error.ts';
import type { TokenSet } from '../../src/model/tokens.ts';
import { LIFETIME, settle } from './simulated-page.ts';
import { codeOf, open, signIn, tab, world } from './tabs.ts';

describe('session', () => {
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
});
