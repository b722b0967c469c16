import { expect } from '@open-wc/testing';
import { LIFETIME, settle } from './simulated-page.ts';
import { codeOf, DAY, signIn, tab, world } from './tabs.ts';

describe('session', () => {
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
});
