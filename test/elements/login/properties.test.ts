import { expect } from '@open-wc/testing';
import '../../../src/define.ts';
import { defineCompanions } from '../../../src/elements/companions/define.ts';

interface Member {
  kind: string;
  name: string;
}

/** The documented members of every element, as tools read them. */
const manifest = async (): Promise<{ tagName: string; members: Member[] }[]> => {
  const text = await (await fetch(new URL('../../../custom-elements.json', import.meta.url))).text();
  const { modules } = JSON.parse(text) as { modules: { declarations: { tagName?: string; members?: Member[] }[] }[] };
  return modules
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ tagName, members = [] }) => (tagName ? [{ tagName, members }] : []));
};

describe('the public properties', () => {
  before(defineCompanions);

  // React, Preact, Vue and Svelte set a property only where it is `in` the element; else they write an attribute, or nothing.
  it('are in every element before anything is set, so that frameworks set them', async () => {
    const elements = await manifest();
    expect(elements.map(({ tagName }) => tagName)).to.include.members(['punchh-login', 'punchh-session', 'punchh-signed-in']);
    for (const { tagName, members } of elements) {
      const element = document.createElement(tagName);
      for (const { name } of members) expect(name in element, `${name} in <${tagName}>`).to.equal(true);
    }
  });

  it('that take functions and objects are no attributes', async () => {
    const element = document.createElement('punchh-login');
    element.fetcher = fetch;
    element.beforeRequest = (request) => request;
    element.signRequest = () => 'digest';
    element.deviceId = 'kiosk-at-the-door';
    element.brand = {};
    document.body.append(element);
    await element.updateComplete;
    expect(element.getAttributeNames().filter((name) => name !== 'step')).to.deep.equal([]);
    element.remove();
  });

  it('that were set before the element was registered count', async () => {
    const element = document.createElement('x-registered-later') as HTMLElement & { mode?: string; fetcher?: typeof fetch };
    element.mode = 'kiosk';
    element.fetcher = fetch;
    document.body.append(element);
    customElements.define('x-registered-later', class extends (customElements.get('punchh-login') as CustomElementConstructor) {});
    await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
    expect([element.mode, element.fetcher, element.getAttribute('mode')]).to.deep.equal(['kiosk', fetch, 'kiosk']);
    element.remove();
  });
});
