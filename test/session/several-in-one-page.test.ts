import { expect } from '@open-wc/testing';
import { openSessions } from '../../src/session/open-sessions.ts';
import type { SessionRecord } from '../../src/session/session-record.ts';
import { settle } from './simulated-page.ts';
import { signIn, tab, world } from './tabs.ts';

describe('session', () => {
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
});
