import { expect } from '@open-wc/testing';
import { AuthError } from '../../src/model/auth-error.ts';
import { settle } from './simulated-page.ts';
import { open, signIn, tab, world } from './tabs.ts';

describe('session', () => {
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
});
