import { expect } from '@open-wc/testing';
import { MINUTE, settle, World } from './simulated-page.ts';
import { codeOf, open, signIn, tab, world } from './tabs.ts';

describe('session', () => {
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
});
