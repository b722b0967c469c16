import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer';
import type { Brand, MenuSettings } from '../../src/model/brand.ts';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import { openBrowser } from '../cross-tab/support.ts';
import { openShop, type Shop } from './shop.ts';
import { Visitor } from './visitor.ts';

const APPLICATION = 'demo-application';
const CHECK_EMAIL = '/api/customers/check-email';
const CHECK_PHONE = '/api/customers/check-phone-number';
const CODE = '/api/customers/passwordless-request';
const REGISTER = '/api/customers/register';
const AGREE = '/api/legal-agreement-acceptances';
const REFRESH = '/api/customers/refresh';
const ACCOUNT = '/api/customers/account';

const DIET = { id: 'diet', label: 'Diet', required: true, options: [{ value: 'v', label: 'Vegan' }, { value: 'a', label: 'Anything' }] };
const OPTIONAL = [
  { id: 'news', required: false, covers: ['marketing-email'], version: '1' },
  { id: 'texts', required: false, covers: ['marketing-sms'], version: '1' },
] as const;

const brandOf = (menu: MenuSettings): Brand => ({
  backend: 'menu',
  consents: [{ id: 'terms', required: true, covers: ['terms', 'privacy'], version: '3', url: '/terms' }, ...OPTIONAL],
  menu: { application: APPLICATION, apiVersion: '4.38.0', ...menu },
});

/** A gateway before PAR Ordering alone has neither clients nor secrets. */
const ENV = { PUNCHH_CLIENT_1_ID: '', PUNCHH_CLIENT_1_SECRET: '', PUNCHH_CLIENTS: 'none', PUNCHH_ROUTES: `GET ${ACCOUNT}` };

for (const engine of ['chromium', 'firefox'] as const) {
  describe(`signing up with PAR Ordering through a gateway, in ${engine}`, () => {
    let browser: Browser;
    const shops: Shop[] = [];
    const open = async (menu: MenuSettings, rules: SandboxOptions['menu']) => {
      const shop = await openShop({
        attributes: 'brand-src="/brand.json"',
        path: '/api',
        brand: brandOf(menu),
        env: ENV,
        sandbox: { menu: { application: APPLICATION, ...rules } },
      });
      shops.push(shop);
      return { shop, guest: await Visitor.open(browser, shop.url) };
    };
    const paths = ({ sandbox }: Shop) => sandbox.log.entries.map(({ path }) => path);
    const bodies = ({ sandbox }: Shop, path: string) =>
      sandbox.log.entries.filter((entry) => entry.path === path).map(({ body }) => JSON.parse(body || '{}') as Record<string, unknown>);

    before(async () => {
      const found = await openBrowser(engine);
      assert.ok(found, `${engine} is missing`);
      browser = found;
    });
    after(async () => {
      await browser.close();
      await Promise.all(shops.map((shop) => shop.close()));
    });

    it('the e-mail kind: a number of somebody else, a wrong code that costs no detail, the agreement, a refresh', async () => {
      const { shop, guest } = await open(
        { kind: 'email', phone: 'required', uniquePhone: true, optIn: 'double', password: true, demographics: [{ ...DIET, type: 'choice' }] },
        {
          phone: 'required', uniquePhone: true, optIn: 'double', password: true,
          demographics: [{ id: 'diet', required: true, options: ['v', 'a'] }],
          customers: [{ email: 'other@example.com', phone: '+12125550142' }],
        },
      );
      await guest.fill('email', 'new@example.com');
      await guest.press('[part~="primary-button"]');
      await guest.reaches('code');
      const { code } = shop.sandbox.inbox.latest('new@example.com')!;
      await guest.fill('one-time-code', code === '000000' ? '111111' : '000000');
      await guest.reaches('details');
      await guest.fill('tel', '2125550142');
      await guest.fill('given-name', 'Zoë');
      await guest.sees('This mobile number belongs to another account.');
      await guest.fill('tel', '2125554626');
      await guest.fill('family-name', 'Guest');
      await guest.fill('new-password', 'Let!MeIn8410');
      await guest.choose('#demographics-diet', 'v');
      for (const id of ['terms', 'news']) await guest.press(`#consent-${id}`);
      await guest.press('[part~="primary-button"]');
      await guest.reaches('code');
      await guest.sees('That code isn’t right');
      await guest.fill('one-time-code', code);
      await guest.reaches('details');
      await guest.press('[part~="primary-button"]');
      await guest.reaches('signed-in');

      assert.deepEqual(bodies(shop, CHECK_PHONE), [{ phone_number: '+12125550142' }, { phone_number: '+12125554626' }]);
      assert.deepEqual(bodies(shop, REGISTER).at(-1), {
        passwordless_email: 'new@example.com', passwordless_code: code, first_name: 'Zoë', last_name: 'Guest',
        phone_number: '+12125554626', password: 'Let!MeIn8410', demographics: [{ id: 'diet', value: 'v' }],
        optin_status_email: 3, optin_status_sms: 2, optin_status_pn: 2,
      });
      assert.ok(paths(shop).indexOf(AGREE) > paths(shop).lastIndexOf(REGISTER));

      await guest.page.reload();
      await guest.reaches('signed-in');
      shop.sandbox.clock.advance(61 * 60_000);
      assert.equal(await guest.call(shop.gateway + ACCOUNT, { 'X-Request-ID': crypto.randomUUID(), Application: APPLICATION, 'Api-Version': '4.38.0' }), 200);
      assert.equal(paths(shop).filter((path) => path === REFRESH).length, 1);
      assert.deepEqual([...guest.hosts].sort(), [new URL(shop.url).host, new URL(shop.gateway).host].sort());
      await guest.leave();
    });

    it('the phone kind: the code to the phone, an address that must be the guest’s own, an agreement that fails over a reload', async () => {
      const { shop, guest } = await open({ kind: 'phone' }, { kind: 'phone', customers: [{ email: 'other@example.com', phone: '+12125550142' }] });
      await guest.fill('tel', '(212) 555-4626');
      await guest.press('[part~="primary-button"]');
      await guest.reaches('code');
      await guest.fill('one-time-code', shop.sandbox.inbox.latest('+12125554626')!.code);
      await guest.reaches('details');
      await guest.fill('email', 'other@example.com');
      await guest.fill('given-name', 'Alex');
      await guest.sees('This email address belongs to another account.');
      await guest.fill('email', 'new@example.com');
      await guest.fill('family-name', 'Guest');
      await guest.press('#consent-terms');
      shop.sandbox.faults.add({ kind: 'status', status: 422, path: AGREE });
      await guest.press('[part~="primary-button"]');
      await guest.sees('One last step: confirm the terms.');
      await guest.page.reload();
      await guest.reaches('signed-in');

      const register = bodies(shop, REGISTER);
      assert.equal(register.length, 1);
      assert.deepEqual(
        [register[0]!['phone_number'], register[0]!['passwordless_email'], register[0]!['optin_status_sms']],
        ['+12125554626', 'new@example.com', 2],
      );
      assert.deepEqual(bodies(shop, CHECK_EMAIL), [{ email: 'other@example.com' }, { email: 'new@example.com' }]);
      assert.deepEqual(bodies(shop, CODE), [{ phone_number: '+12125554626' }]);
      assert.equal(paths(shop).filter((path) => path === AGREE).length, 2);
      await guest.leave();
    });
  });
}
