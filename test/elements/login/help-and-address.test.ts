import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, type Guest } from '../../harness/guest.ts';

const help = (guest: Guest): Promise<HTMLAnchorElement> =>
  until(() => guest.find('[part~="footer"] > a') as HTMLAnchorElement | null, 'the link to help');

describe('help', () => {
  afterEach(leaveAll);

  it('is linked below every step, at the same place', async () => {
    const guest = await mount({ attributes: { 'help-url': 'https://example.com/help' } });
    expect((await help(guest)).href).to.equal('https://example.com/help');
    await guest.reachesCode();
    const link = await help(guest);
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(await help(guest)).to.equal(link);
  });

  it('is the brand’s, where the page names none', async () => {
    const guest = await mount({ properties: { brand: { help: 'https://example.com/brand-help' } } });
    expect((await help(guest)).href).to.equal('https://example.com/brand-help');
  });

  for (const [settings, url] of [
    [{ faqUrl: 'https://example.com/faq', supportEmail: 'help@example.com' }, 'https://example.com/faq'],
    [{ supportEmail: 'help@example.com' }, 'mailto:help@example.com'],
  ] as const) {
    it(`is the business’s, where neither names one: ${url}`, async () => {
      const src = `/business-${crypto.randomUUID()}.json`;
      const fetcher: typeof fetch = () => Promise.resolve(Response.json(settings));
      const guest = await mount({ attributes: { 'business-src': src }, properties: { fetcher } });
      expect((await help(guest)).href).to.equal(url);
    });
  }

  it('opens in the sheet of a kiosk, at every step', async () => {
    const guest = await mount({ attributes: { 'help-url': 'https://example.com/help', mode: 'kiosk' } });
    await guest.reachesCode();
    await until(() => guest.find('.bar'), 'the kiosk');
    await guest.press(await help(guest));
    const dialog = await until(() => guest.find('dialog.sheet:modal'), 'the sheet');
    expect(dialog.querySelector('[part~="heading"]')!.textContent).to.equal('Help');
    await guest.sees('You can read it at https://example.com/help');
  });

  for (const [mode, url] of [['kiosk', 'mailto:help@example.com'], ['pos', 'https://example.com/help']] as const) {
    it(`is not linked where it leads nowhere: ${mode}, ${url}`, async () => {
      const guest = await mount({ attributes: { 'help-url': url, mode } });
      await guest.reachesCode();
      expect(guest.find('[part~="footer"] > a')).to.equal(null);
    });
  }
});

describe('a brand that addresses its guests informally', () => {
  afterEach(leaveAll);

  for (const [lang, words, formal] of [
    ['de', 'Gib deine E‑Mail-Adresse ein.', 'Geben Sie'],
    ['es', 'Ingresa tu correo electrónico.', 'Ingrese'],
    [' fr\n', 'Saisis ton adresse e‑mail.', 'Saisissez'],
    ['ko-KR', '인증번호를 보내 드려요.', '드립니다'],
    ['zh-CN', '我们会向你发送一次性验证码', '您'],
  ] as const) {
    it(`does so in ${lang.trim()}`, async () => {
      const guest = await mount({ attributes: { lang }, properties: { brand: { register: 'informal' } } });
      await guest.field('email');
      await guest.submit();
      await guest.sees(words);
      expect(guest.text).not.to.include(formal);
    });
  }

  it('is formal where the brand does not say', async () => {
    const guest = await mount({ attributes: { lang: 'de' } });
    await guest.field('email');
    await guest.submit();
    await guest.sees('Geben Sie Ihre E‑Mail-Adresse ein.');
  });
});
