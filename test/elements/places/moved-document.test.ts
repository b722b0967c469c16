import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, type Guest } from '../../harness/guest.ts';

/** Returns the styles whose loss a guest would notice first: those of the button and of the card. */
const looks = (guest: Guest): string[] => {
  const button = getComputedStyle(guest.primary);
  const card = getComputedStyle(guest.find('[part~="card"]')!);
  return [button.backgroundColor, button.borderRadius, button.minHeight, card.borderTopLeftRadius, card.display];
};

describe('an element that is moved into the document of a frame', () => {
  let frame: HTMLIFrameElement;
  beforeEach(() => {
    frame = document.createElement('iframe');
    frame.width = '600';
    frame.height = '700';
    document.body.append(frame);
  });
  afterEach(() => {
    leaveAll();
    frame.remove();
  });

  for (const [how, move] of [
    ['by adoptNode', (node: Node, to: Document) => to.body.append(to.adoptNode(node))],
    ['by append', (node: Node, to: Document) => to.body.append(node)],
  ] as const) {
    it(`looks as before there, and back home (${how}), and signs in`, async () => {
      const guest = await mount({ properties: { brand: { theme: { tokens: { 'color-primary': '#0a5c36', radius: '7px' } } } } });
      await guest.type(await guest.field('email'), 'guest@example.com');
      await guest.accepts();
      const home = guest.element.parentElement!;
      await until(() => guest.find('[role="status"], [aria-live]') && getComputedStyle(guest.primary).borderRadius === '7px', 'the brand and the second file');
      const before = looks(guest);
      move(guest.element, frame.contentDocument!);
      const looksAsBefore = () => looks(guest).join() === before.join();
      await until(looksAsBefore, 'the styles in the frame');
      if (how === 'by append') home.append(guest.element);
      else home.append(document.adoptNode(guest.element));
      await until(looksAsBefore, 'the styles back home');
      await until(() => guest.findAll('style[data-kept]').length === 0, 'no styles of the frame');
      await guest.submit();
      await guest.reaches('code');
      await guest.type(guest.code, guest.received);
      await guest.reaches('signed-in');
    });
  }

  it('shows the next steps there, and they look as they do at home', async () => {
    const guest = await mount();
    await guest.type(await guest.field('email'), 'guest@example.com');
    await guest.accepts();
    const home = guest.element.parentElement!;
    const [atHome] = looks(guest);
    await until(() => guest.find('[role="status"], [aria-live]'), 'the second file');
    const frameDocument = frame.contentDocument!;
    frameDocument.body.append(frameDocument.adoptNode(guest.element));
    await until(() => guest.findAll('style[data-kept]').length > 0, 'the styles in the frame');
    await guest.submit();
    await guest.reaches('code');
    await until(() => !guest.find('punchh-identifier-step') && guest.find('[autocomplete="one-time-code"]'), 'the code step alone');
    expect(looks(guest)[0]).to.equal(atHome);
    home.append(guest.element);
    await until(() => looks(guest)[0] === atHome, 'the styles back home');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
  });
});
