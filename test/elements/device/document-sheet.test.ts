import { expect } from '@open-wc/testing';
import { shownText, until } from '../../harness/dom.ts';
import { leaveAll, mount, type Guest, type MountOptions } from '../../harness/guest.ts';

const at = async ({ attributes, ...more }: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({ ...more, attributes: { mode: 'kiosk', ...attributes } });
  await until(() => guest.find('.bar'), 'the kiosk');
  return guest;
};
const link = (guest: Guest, name: string): HTMLElement => guest.find(`a:has(slot[name="${name}"])`)!;
const sheet = (guest: Guest, words: string): Promise<HTMLElement> =>
  until(() => {
    const dialog = guest.find('dialog.sheet');
    return dialog?.matches(':modal') && shownText(dialog).includes(words) ? dialog : null;
  }, () => `a sheet with ${words}; ${guest.text}`);

describe('the documents of a kiosk', () => {
  const { fetch } = window;
  afterEach(() => {
    window.fetch = fetch;
    leaveAll();
  });

  it('are read in a sheet: the text of the brand', async () => {
    const guest = await at({ properties: { brand: { kiosk: { documents: { terms: 'Be kind.\n\nEat well.', privacy: 'We keep <b>nothing</b>.' } } } } });
    link(guest, 'terms').click();
    const dialog = await sheet(guest, 'Eat well.');
    expect(shownText(dialog)).to.include('Terms of Service');
    expect(dialog.querySelectorAll('.text > p')).to.have.length(2);
    guest.button('Close').click();
    await until(() => !guest.find('dialog.sheet'), 'no sheet');
    link(guest, 'privacy').click();
    await sheet(guest, 'We keep <b>nothing</b>.');
  });

  it('are the section of a page of the same origin that the address names', async () => {
    const asked: string[] = [];
    window.fetch = async (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return new Response(`<script>document.title = 'ran'</script><main><h1>All</h1><p>Preface</p><h2 id="terms">Terms</h2><p>Nothing is <a href="https://x.test">owed</a>.</p>
        <h3>More</h3><ul><li>One</li></ul><h2 id="privacy">Privacy</h2><p>Secret.</p></main>`, { headers: { 'content-type': 'text/html' } });
    };
    const guest = await at({ attributes: { 'terms-url': '/legal.html#terms' } });
    link(guest, 'terms').click();
    const dialog = await sheet(guest, 'Nothing is owed.');
    expect(shownText(dialog)).to.include('One').and.not.to.include('Secret').and.not.to.include('Preface');
    expect(dialog.querySelector('a'), 'nothing leads away').to.equal(null);
    expect(asked.join()).to.include('/legal.html');
  });

  it('leave the sign-in nowhere: an address elsewhere is named', async () => {
    const guest = await at({ attributes: { 'privacy-url': 'https://elsewhere.example/privacy' } });
    link(guest, 'privacy').click();
    await sheet(guest, 'You can read it at https://elsewhere.example/privacy');
  });

  it('are closed with the guest', async () => {
    const guest = await at({ properties: { brand: { kiosk: { documents: { terms: 'Be kind.' } } } } });
    await guest.type(guest.find('#email') as HTMLInputElement, 'a');
    link(guest, 'terms').click();
    await sheet(guest, 'Be kind.');
    guest.element.reset();
    await guest.hears('punchh-handover');
    expect(guest.find('dialog.sheet')).to.equal(null);
  });
});
