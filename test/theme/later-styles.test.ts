import { expect } from '@open-wc/testing';
import { leaveAll, mount } from '../harness/guest.ts';

describe('the later styles', () => {
  afterEach(leaveAll);

  it('change no stylesheet that is shown when another element joins: WebKit may crash', async () => {
    const first = await mount();
    await first.reachesCode();
    const { replaceSync } = CSSStyleSheet.prototype;
    const changed: CSSStyleSheet[] = [];
    CSSStyleSheet.prototype.replaceSync = function (this: CSSStyleSheet, text: string) {
      changed.push(this);
      replaceSync.call(this, text);
    };
    try {
      await (await mount()).reachesCode();
    } finally {
      CSSStyleSheet.prototype.replaceSync = replaceSync;
    }
    const shown = [first.element.shadowRoot!, ...[...first.element.shadowRoot!.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    expect(changed.filter((sheet) => shown.some((root) => root.adoptedStyleSheets.includes(sheet)))).to.deep.equal([]);
  });
});
