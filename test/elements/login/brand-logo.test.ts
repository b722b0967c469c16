import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, type Guest } from '../../harness/guest.ts';

/** A picture that there is, much larger than a logo is shown. */
const THERE = new URL('/docs/screenshot.png', location.href).href;
const MISSING = new URL('/no-such-logo.svg', location.href).href;

const logo = (guest: Guest) => guest.find('img') as HTMLImageElement | null;
/** How far below the top of the card the form begins. */
const room = (guest: Guest): number =>
  guest.find('[part~="heading"]')!.getBoundingClientRect().top - guest.find('[part~="card"]')!.getBoundingClientRect().top;

describe('a brand’s logo', () => {
  let said: string[];
  const { warn } = console;
  beforeEach(() => {
    said = [];
    console.warn = (...words: unknown[]) => void said.push(words.join(' '));
  });
  afterEach(() => {
    console.warn = warn;
    leaveAll();
  });

  const shows = async (address: string, name?: string): Promise<Guest> => {
    const guest = await mount({ properties: { brand: { ...(name && { name }), theme: { logo: address } } } });
    await until(() => guest.find('.logo'), 'the brand');
    return guest;
  };
  const fails = (guest: Guest) => until(() => !logo(guest), 'the broken picture to be gone');

  it('stands above the form, with the brand’s name for who does not see it', async () => {
    const guest = await shows(THERE, 'Sundown Grill');
    await until(() => logo(guest)?.complete, 'the picture');
    expect(logo(guest)!.alt).to.equal('Sundown Grill');
    expect(logo(guest)!.getBoundingClientRect().height).to.equal(48);
    expect(said).to.deep.equal([]);
  });

  it('that cannot be shown is the brand’s name in words, and the developer is told', async () => {
    const guest = await shows(MISSING, 'Sundown Grill');
    await guest.sees('Sundown Grill Sign in or join');
    await fails(guest);
    expect(said).to.have.length(1);
    expect(said[0]).to.include('theme.logo').and.to.include(MISSING);
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('moves nothing: not when it comes, and not when it fails, with a name and without', async () => {
    const [there, named, nameless] = await Promise.all([shows(THERE, 'Grill'), shows(MISSING, 'Grill'), shows(MISSING)]);
    const before = room(there);
    expect(room(named)).to.equal(before);
    await until(() => logo(there)?.complete, 'the picture');
    await fails(named);
    await fails(nameless);
    expect([there, named, nameless].map(room)).to.deep.equal([before, before, before]);
    expect(nameless.text).to.match(/^Sign in or join/);
  });

  it('is tried anew where the brand becomes another one', async () => {
    const guest = await shows(MISSING, 'Grill');
    await fails(guest);
    guest.element.brand = { name: 'Grill', theme: { logo: THERE } };
    await until(() => logo(guest)?.src === THERE, 'the other picture');
    guest.element.brand = { name: 'Bare' };
    await until(() => !logo(guest), 'no logo');
    expect(guest.text).to.match(/^Sign in or join/);
  });
});
