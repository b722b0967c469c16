import { expect } from '@open-wc/testing';
import type { SessionRecord } from '../../src/session/session-record.ts';
import { MINUTE, settle } from './simulated-page.ts';
import { open, signIn, tab, world } from './tabs.ts';

describe('session', () => {
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
