import { expect } from '@open-wc/testing';
import { until } from '../harness/dom.ts';
import { leaveAll, mount, VERIFY, type Guest } from '../harness/guest.ts';

const boxOf = (element: Element) => element.getBoundingClientRect();
/** px between two elements that stand one below the other. */
const gap = (above: Element, below: Element): number => Math.round(boxOf(below).top - boxOf(above).bottom);
/** Returns the side at which the words of an element begin, in px: `left`, or `-right` where they run to the left. */
const wordsBegin = (element: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(element.querySelector('span') ?? element);
  const { left, right } = range.getBoundingClientRect();
  return getComputedStyle(element).direction === 'rtl' ? -right : left;
};

describe('the look of a step', () => {
  afterEach(leaveAll);

  it('says in bold where the code went', async () => {
    for (const contact of [{ email: 'guest@example.com' }, { phone: '(212) 555-4626' }]) {
      const guest = await mount();
      await guest.reachesCode(contact);
      expect(Number(getComputedStyle(guest.find('bdi')!).fontWeight)).to.be.at.least(600);
      guest.leaves();
    }
  });

  for (const lang of ['en', 'ar']) {
    it(`begins a wait where the words of its error begin: ${lang}`, async () => {
      const guest = await mount({ attributes: { lang } });
      await guest.reachesCode();
      guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 20, path: VERIFY });
      await guest.paste(guest.code, guest.received);
      const wait = await until(() => guest.find('[part~="error"] + [part~="status"]'), 'the wait');
      expect(wordsBegin(wait)).to.be.closeTo(wordsBegin(guest.find('[part~="error"]')!), 1);
    });
  }

  for (const mode of ['web', 'kiosk', 'pos']) {
    it(`begins the error of a consent below the words of the consent: ${mode}`, async () => {
      for (const lang of ['en', 'ar']) {
        const guest = await mount({ attributes: { mode, lang } });
        await until(() => guest.find('[part~="consent"]'), 'the consent');
        await guest.type(await guest.field('email'), 'guest@example.com');
        await guest.submit();
        const error = await until(() => guest.find('[part~="consent"] + [part~="error"]'), 'the error');
        const side = (element: Element) => (lang === 'ar' ? -boxOf(element).right : boxOf(element).left);
        expect(side(error), lang).to.be.closeTo(side(guest.find('[part~="consent"] > label')!), 1);
        guest.leaves();
      }
    });
  }

  it('leaves the page’s own content and the help link room', async () => {
    const guest = await mount({
      attributes: { 'help-url': 'https://example.com/help' },
      html: '<p slot="signed-in">640 points.</p>',
    });
    const help = await until(() => guest.find('[part~="footer"] > a'), 'the help link');
    expect(gap(guest.primary, help)).to.be.within(14, 24);
    await guest.signsIn();
    expect(gap(guest.find('.account')!, guest.element.querySelector('p')!)).to.be.within(14, 24);
  });

  for (const lang of ['en', 'ar']) {
    it(`shows who is signed in right beside the tick: ${lang}`, async () => {
      const guest = await mount({ attributes: { lang } });
      await guest.signsIn();
      const [tick, who] = ['.avatar', '.who bdi'].map((selector) => boxOf(guest.find(selector)!));
      expect(lang === 'ar' ? tick!.left - who!.right : who!.left - tick!.right).to.be.closeTo(12, 1);
    });

    it(`begins a short code where its label begins: ${lang}`, async () => {
      const properties = { brand: { code: { length: 4 } } };
      const guest = await mount({ attributes: { lang }, properties, sandboxOptions: { codeLength: 4 } });
      await guest.reachesCode();
      const cells = guest.findAll('[part~="code-slot"]').map(boxOf);
      const field = boxOf(guest.find('[part~="code-slot"]')!.closest('[part~="field"]')!);
      if (lang === 'ar') expect(cells.at(-1)!.right).to.be.closeTo(field.right, 1);
      else expect(cells[0]!.left).to.be.closeTo(field.left, 1);
      expect(cells.at(-1)!.right - cells[0]!.left, 'of four cells and no more').to.be.closeTo(4 * 64, 1);
    });
  }

  it('keeps the spinner inside the button where its words take two lines', async () => {
    const guest = await mount({ attributes: { lang: 'de' } });
    guest.element.style.setProperty('inline-size', '390px');
    guest.element.style.setProperty('--punchh-font-size', '32px');
    const hold = guest.sandbox.faults.add({ kind: 'hold' });
    await guest.asksForCode();
    const spinner = await until(() => guest.find('[aria-busy] > .spinner'), 'the spinner');
    expect(boxOf(spinner).left - boxOf(guest.primary).left).to.be.at.least(8);
    hold.remove();
  });

  describe('frames what is wrong once', () => {
    const PAINT = ['backgroundColor', 'boxShadow', 'borderTopWidth'] as const;
    const paintOf = (field: HTMLElement) => PAINT.map((property) => getComputedStyle(field)[property]);
    const PLAIN = ['rgba(0, 0, 0, 0)', 'none', '0px'];

    it('a number', async () => {
      const guest = await mount({ attributes: { channels: 'sms' } });
      await guest.submit();
      const field = await until(() => guest.find('#phone[aria-invalid="true"]'), 'the error');
      expect(paintOf(field)).to.deep.equal(PLAIN);
      expect(getComputedStyle(field.parentElement!).boxShadow).not.to.equal('none');
    });

    it('a password', async () => {
      const guest = await mount({ attributes: { backend: 'punchh-password' } });
      await guest.reaches('password');
      await guest.submit();
      const field = await until(() => guest.find('#password[aria-invalid="true"]'), 'the error');
      expect(paintOf(field)).to.deep.equal(PLAIN);
    });

    it('a code, in its cells', async () => {
      const refused = async (guest: Guest) => {
        await guest.paste(guest.code, guest.wrongCode);
        return until(() => guest.find('input[part~="code"][aria-invalid="true"]'), 'the error');
      };
      const guest = await mount();
      await guest.reachesCode();
      expect(paintOf(await refused(guest))).to.deep.equal(PLAIN);
    });
  });
});
