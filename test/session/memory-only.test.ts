import { expect } from '@open-wc/testing';
import { AuthError } from '../../src/model/auth-error.ts';
import { LIFETIME, MINUTE, settle, World, type Page, type PageKind } from './simulated-page.ts';

describe('a session that is kept in memory', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  const open = async (kind?: PageKind): Promise<Page> => {
    const page = world.openPage(kind);
    await page.open().ready;
    return page;
  };
  const signIn = async (page: Page, memoryOnly = false) => {
    // A moment later than whatever was before.
    world.clock.advance(1);
    await page.session.setTokens(world.server.signIn(), { memoryOnly });
    await settle();
  };
  const familyIn = async ({ session }: Page) => (await session.getAccessToken())?.split('.')[0] ?? null;
  /** Longer than anybody waits for tokens that were only heard of, and than a token lives. */
  const passLong = async () => {
    for (let round = 0; round < 6; round += 1) {
      world.clock.advance(6 * MINUTE);
      for (const page of world.pages) page.wake();
      await settle();
      world.clock.advance(MINUTE / 60);
      await settle();
    }
  };

  it('as the option says, lives on whatever other tabs do', async () => {
    const [alone, other] = [await open('memory'), await open()];
    await signIn(alone);
    const family = await familyIn(alone);
    await signIn(other);
    await other.session.refresh();
    await alone.session.refresh();
    await passLong();
    expect(await familyIn(alone)).to.equal(family);
    await other.session.signOut();
    await passLong();
    expect(await familyIn(alone)).to.equal(family);
    expect(alone.log).not.to.include('signed-out expired');
  });

  it('as the option says, is unknown to all others, which say nothing to it', async () => {
    const [one, two, other] = [await open('memory'), await open('memory'), await open()];
    await signIn(one);
    await passLong();
    expect([await familyIn(two), await familyIn(other)]).to.deep.equal([null, null]);
    expect(world.values.size).to.equal(0);
    await two.session.signOut();
    await signIn(two);
    expect(await familyIn(two)).not.to.equal(await familyIn(one));
    expect([one.channels.size, two.channels.size]).to.deep.equal([0, 0]);
  });

  it('is refreshed where the store fails and another tab has signed in since', async () => {
    const [alone, other] = [await open('isolated'), await open()];
    await signIn(alone, true);
    const family = await familyIn(alone);
    await signIn(other);
    await passLong();
    expect(await familyIn(alone)).to.equal(family);
    expect(await familyIn(other)).to.match(/^f/).and.not.to.equal(family);
  });

  it('tells the other tabs at once that theirs was replaced, and not by what', async () => {
    const [alone, other] = [await open(), await open()];
    await signIn(other);
    await signIn(alone, true);
    expect(other.log).to.deep.equal(['tokens issued', 'signed-out other-tab']);
    expect(await familyIn(alone)).to.match(/^f/);
    expect(JSON.stringify([...world.values])).not.to.contain('.r');
  });

  it('ends without a trace: what is stored since is neither ended nor written over', async () => {
    const [alone, other] = [await open(), await open()];
    await alone.session.setTokens(world.server.signIn(), { memoryOnly: true });
    await alone.session.refresh();
    // At the same moment: by its revision it is the older one.
    await other.session.setTokens(world.server.signIn());
    await settle();
    world.server.revoke((await alone.session.getAccessToken())!.replace('.a', '.r'));
    await alone.session.refresh();
    expect(alone.log.at(-1)).to.equal('signed-out expired');
    await passLong();
    expect(await familyIn(other)).to.match(/^f/);
    expect(await familyIn(alone)).to.equal(await familyIn(other));
  });

  it('is not ended by a refusal of what it replaced', async () => {
    let refuse!: (error: AuthError) => void;
    const page = world.openPage();
    page.open({ calls: { refresh: () => new Promise((_, reject) => (refuse = reject)) } });
    await signIn(page);
    void page.session.refresh();
    await settle();
    await signIn(page, true);
    const family = await familyIn(page);
    refuse(new AuthError('session_expired', 'refused', { status: 401 }));
    await settle();
    expect(await familyIn(page)).to.equal(family);
    expect(page.log).to.deep.equal(['tokens issued', 'tokens issued']);
  });

  it('is this page\'s: gone from no element that comes back, and over with the page', async () => {
    const page = await open('memory');
    await signIn(page);
    page.session.dispose();
    const again = page.open();
    await again.ready;
    expect(again.state).to.equal('signed-in');
    world.clock.advance(LIFETIME);
    expect(await again.getAccessToken()).to.match(/^f/);
    expect(world.server.requests).to.equal(1);
    expect((await open('memory')).session.state).to.equal('signed-out');
  });
});
