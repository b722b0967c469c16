import { expect } from '@open-wc/testing';
import { focused, until } from '../../harness/dom.ts';
import { leaveAll, mount, type Guest, type MountOptions } from '../../harness/guest.ts';

const hosts: HTMLElement[] = [];

/** A page's own markup, with `{name}` for a session's name that no other test knows. */
const page = (html: string): { host: HTMLElement; name: string; find: (selector: string) => HTMLElement } => {
  const name = crypto.randomUUID();
  const host = document.createElement('div');
  host.innerHTML = html.replaceAll('{name}', name);
  document.body.append(host);
  hosts.push(host);
  return { host, name, find: (selector) => host.querySelector<HTMLElement>(selector)! };
};

/** Presses a button, as in Safari, which gives it no focus. */
const open = (opener: HTMLElement): void => opener.click();

/** Whether a dialog or a popover is open. */
const isOpen = (dialog: Element): boolean => dialog.matches('dialog[open], :popover-open');

const waitForFocus = (target: () => Element | null, what: string) =>
  until(() => target() && focused() === target(), () => `focus on ${what}; it is on ${focused()?.outerHTML.slice(0, 120) ?? 'nothing'}`);

const OPENERS = [
  ['command="show-modal"', '<button commandfor="{name}" command="show-modal">Sign in</button>', '', 'commandForElement' in HTMLButtonElement.prototype],
  ['popovertarget, in browsers without commands', '<button popovertarget="{name}">Sign in</button>', 'popover', 'popoverTargetElement' in HTMLButtonElement.prototype],
] as const;

/** Signs in, without waiting for the last step: it is hidden with the dialog. */
const signsIn = async (guest: Guest): Promise<void> => {
  await guest.reachesCode({ email: 'guest@example.com' });
  await guest.paste(guest.code, guest.received);
};

/** A form in a dialog of the page. */
const mountIn = (dialog: HTMLElement, name: string, options: MountOptions = {}): Promise<Guest> =>
  mount({ ...options, parent: dialog, attributes: { 'session-name': name, ...options.attributes } });

describe('a sign-in in a dialog', () => {
  afterEach(() => {
    leaveAll();
    for (const host of hosts.splice(0)) host.remove();
  });

  for (const [how, opener, attribute, isSupported] of OPENERS) {
    describe(`opened by ${how}`, () => {
      before(function skipWhereUnknown() {
        if (!isSupported) this.skip();
      });

      it('has the focus in its first field, closes on sign-in, and gives the focus back', async () => {
        const { find, name } = page(`${opener}<dialog id="{name}" ${attribute} aria-label="Sign in"></dialog>`);
        const guest = await mountIn(find('dialog'), name);
        await guest.element.session.ready;
        open(find('button'));
        await waitForFocus(() => guest.find('input[autocomplete="email"]'), 'the address');
        await signsIn(guest);
        await until(() => !isOpen(find('dialog')), 'a closed dialog');
        await waitForFocus(() => find('button'), 'the button that opened it');
        expect(guest.element.step).to.equal('signed-in');
      });

      it('turns the button of the page into the menu of the guest, who has the focus there, and back', async () => {
        const { find, name } = page(`
          <punchh-signed-out session-name="{name}">${opener}</punchh-signed-out>
          <punchh-signed-in session-name="{name}">
            <details><summary>Signed in as <bdi data-punchh-account></bdi></summary>
              <a href="/account">Your account</a><button id="out" commandfor="login-{name}" command="--sign-out">Sign out</button></details>
          </punchh-signed-in>
          <dialog id="{name}" ${attribute} aria-label="Sign in"></dialog>`);
        const guest = await mountIn(find('dialog'), name, { attributes: { id: `login-${name}` } });
        await guest.element.session.ready;
        const opening = find('punchh-signed-out button');
        await until(() => opening.checkVisibility(), 'the button of the page');
        open(opening);
        await waitForFocus(() => guest.find('input[autocomplete="email"]'), 'the address');
        await signsIn(guest);
        await waitForFocus(() => find('summary'), 'the menu');
        expect(isOpen(find('dialog'))).to.equal(false);
        expect(opening.checkVisibility()).to.equal(false);
        await until(() => /^Signed in as g\S*@\S+\.com$/.test(find('summary').innerText), () => `who is signed in; ${find('summary').innerText}`);
        find('details').setAttribute('open', '');
        find('#out').focus();
        if ('commandForElement' in HTMLButtonElement.prototype) find('#out').click();
        else await guest.element.signOut();
        await waitForFocus(() => opening, 'the button of the page');
        expect(find('[data-punchh-account]').textContent).to.equal('');
        expect(guest.details('punchh-signed-out')).to.deep.equal([{ reason: 'user' }]);
      });
    });
  }

  it('has the focus in its first field although the form is drawn after the dialog has opened', async () => {
    const { find, name } = page('<dialog aria-label="Sign in"></dialog>');
    const dialog = find('dialog') as HTMLDialogElement;
    let answer = (_: Response): void => {};
    const brand = new Promise<Response>((resolve) => (answer = resolve));
    const guest = await mountIn(dialog, name, { attributes: { server: null, 'brand-src': '/brand.json' }, properties: { fetcher: () => brand } });
    dialog.showModal();
    await new Promise((resolve) => dialog.addEventListener('toggle', resolve, { once: true }));
    answer(Response.json({ server: '/api' }));
    await waitForFocus(() => guest.find('input[autocomplete="email"]'), 'the address');
  });

  it('stays open where the page prevents the default of punchh-token', async () => {
    const { find, name } = page('<dialog aria-label="Sign in"></dialog>');
    const dialog = find('dialog') as HTMLDialogElement;
    dialog.addEventListener('punchh-token', (event) => event.preventDefault());
    const guest = await mountIn(dialog, name);
    dialog.showModal();
    await guest.signsIn();
    await waitForFocus(() => guest.find('[data-focus]'), 'who is signed in');
    expect(dialog.open).to.equal(true);
  });

  it('stays open for a guest who was signed in before', async () => {
    const first = await mount();
    await first.signsIn();
    first.leaves();
    const { find } = page('<dialog aria-label="Account"></dialog>');
    const dialog = find('dialog') as HTMLDialogElement;
    dialog.showModal();
    const guest = first.returns({ parent: dialog });
    await guest.reaches('signed-in');
    expect((await guest.hears('punchh-token')).reason).to.equal('restored');
    expect(dialog.open).to.equal(true);
  });

  it('closes the dialog that the page has around the component that it is in', async () => {
    const { find, name } = page('<dialog aria-label="Sign in"><div></div></dialog>');
    const dialog = find('dialog') as HTMLDialogElement;
    const inner = find('div').attachShadow({ mode: 'open' }).appendChild(document.createElement('p'));
    const guest = await mountIn(inner, name);
    dialog.showModal();
    await signsIn(guest);
    await until(() => !dialog.open, 'a closed dialog');
  });

  it('leaves the focus to what the page has before the form, unless it is told to take it', async () => {
    const { find, name } = page('<dialog aria-label="Sign in"><button>Close</button></dialog>');
    const dialog = find('dialog') as HTMLDialogElement;
    const guest = await mountIn(dialog, name);
    await guest.element.session.ready;
    dialog.showModal();
    await new Promise((resolve) => dialog.addEventListener('toggle', resolve, { once: true }));
    await new Promise(requestAnimationFrame);
    expect(focused()).to.equal(find('button'));
    dialog.close();
    guest.element.autofocus = true;
    dialog.showModal();
    await waitForFocus(() => guest.find('input[autocomplete="email"]'), 'the address');
  });

  it('does not block the page where a companion hides the whole dialog', async () => {
    const { find, name } = page(`
      <punchh-signed-out session-name="{name}"><dialog aria-label="Sign in"></dialog></punchh-signed-out>
      <punchh-signed-in session-name="{name}"><a href="/account">Account</a></punchh-signed-in>`);
    const dialog = find('dialog') as HTMLDialogElement;
    const guest = await mountIn(dialog, name);
    await until(() => guest.element.session.state === 'signed-out', 'a guest who is not signed in');
    dialog.addEventListener('punchh-token', (event) => event.preventDefault());
    dialog.showModal();
    await signsIn(guest);
    await until(() => !dialog.open, 'a closed dialog');
    await until(() => find('a').checkVisibility(), 'the link for the guest');
  });

  it('stays open at a kiosk, whose guest goes on in it', async () => {
    const { find, name } = page('<dialog aria-label="Sign in"></dialog>');
    const dialog = find('dialog') as HTMLDialogElement;
    const guest = await mountIn(dialog, name, { attributes: { mode: 'kiosk' } });
    dialog.showModal();
    await guest.signsIn();
    await until(() => guest.findAll('button').some((button) => button.textContent.trim() === 'Done'), 'the button Done');
    expect(dialog.open).to.equal(true);
  });
});
