import { expect } from '@open-wc/testing';
import { Guest, leaveAll } from '../../harness/guest.ts';
import { until } from '../../harness/dom.ts';

/** Records what a root shows at each change, until it is told to stop. */
const record = (root: ShadowRoot): { seen: Set<string>; stop: () => void } => {
  const seen = new Set<string>();
  const look = () => {
    const step = root.querySelector('[data-step]');
    if (step) seen.add(`form ${root.querySelector('.bar') ? 'with' : 'without'} the way on, ${Math.round(root.host.getBoundingClientRect().width)} px`);
    else if (root.querySelector('[part~="card"]')) seen.add(`placeholder, ${Math.round(root.host.getBoundingClientRect().width)} px`);
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true });
  return { seen, stop: () => observer.disconnect() };
};

describe('the first paint of a device', () => {
  let page: HTMLElement;
  beforeEach(() => {
    page = document.createElement('div');
    page.style.inlineSize = '1024px';
    document.body.append(page);
  });
  afterEach(() => {
    leaveAll();
    page.remove();
  });

  for (const mode of ['kiosk', 'pos']) {
    for (const lang of ['en', 'de']) {
      it(`shows nothing that another layout takes the place of: ${mode}, ${lang}`, async () => {
        const guest = new Guest({ attributes: { mode, lang }, parent: page });
        const { seen, stop } = record(guest.root);
        await until(() => guest.find('.bar'), 'the way on');
        await guest.settled();
        stop();
        const forms = [...seen].filter((what) => what.startsWith('form'));
        const widths = new Set([...seen].map((what) => /\d+ px/.exec(what)![0]));
        expect(forms.every((what) => what.includes('with the way on')), [...seen].join()).to.equal(true);
        expect([...widths], [...seen].join()).to.have.length(1);
      });
    }
  }

  it('has the form of the device also where the page sets the mode later', async () => {
    const guest = new Guest({ parent: page });
    await guest.reaches('identifier');
    guest.element.mode = 'kiosk';
    await guest.element.updateComplete;
    const { seen, stop } = record(guest.root);
    await until(() => guest.find('.bar'), 'the way on');
    await guest.settled();
    stop();
    expect([...seen].filter((what) => what.startsWith('form without')), [...seen].join()).to.deep.equal([]);
  });
});
