import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MenuSettings } from '../../../src/model/brand.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.ts';
import { focused, until } from '../../harness/dom.ts';
import { leaveAll, mount, newServer, type Guest, type MountOptions } from '../../harness/guest.ts';
import { clock, sandboxClock } from '../../harness/test-clock.ts';

const CHECK_EMAIL = '/api/customers/check-email';
const CHECK_PHONE = '/api/customers/check-phone-number';
const CODE = '/api/customers/passwordless-request';
const REGISTER = '/api/customers/register';
const LOGIN = '/api/customers/login';
const AGREE = '/api/legal-agreement-acceptances';
const REFRESH = '/api/customers/refresh';
const APPLICATION = 'demo-application';

const EMAIL = 'new@example.com';
const PHONE = '+12125554626';

const CONSENTS = [
  { id: 'terms', required: true, covers: ['terms', 'privacy'], version: '3', url: '/terms' },
  { id: 'news', required: false, covers: ['marketing-email'], version: '1' },
  { id: 'texts', required: false, covers: ['marketing-sms'], version: '1' },
  { id: 'push', required: false, covers: ['marketing-push'], version: '1' },
] as const;

interface Setup extends MountOptions {
  menu?: MenuSettings;
  /** The sandbox's own idea of the brand, where it differs. */
  rules?: SandboxOptions['menu'];
}

const sandboxFor = (menu: MenuSettings, rules: SandboxOptions['menu'] = {}): Sandbox =>
  createSandbox({
    clock: sandboxClock(),
    menu: {
      application: APPLICATION,
      ...(menu.kind && { kind: menu.kind }),
      ...(menu.phone && { phone: menu.phone }),
      ...(menu.uniquePhone && { uniquePhone: true }),
      ...(menu.optIn && { optIn: menu.optIn }),
      ...(menu.password && { password: true }),
      demographics: (menu.demographics ?? []).map(({ id, required = false, options }) => ({
        id,
        required,
        ...(options && { options: options.map(({ value }) => value) }),
      })),
      ...rules,
    },
  });

const open = ({ menu = {}, rules, properties, attributes, ...more }: Setup = {}): Promise<Guest> =>
  mount({
    sandbox: sandboxFor(menu, rules),
    ...more,
    attributes: { server: `${newServer()}/api`, client: APPLICATION, backend: 'menu', ...attributes },
    properties: { brand: { menu: { application: APPLICATION, ...menu }, consents: CONSENTS }, ...properties },
  });

/** From the contact to the code, which nobody has checked yet. */
const atCode = async (setup: Setup = {}, contact: { email?: string; phone?: string } = { email: EMAIL }): Promise<Guest> => {
  const guest = await open(setup);
  await guest.reaches('identifier');
  await guest.reachesCode(contact);
  return guest;
};

const atDetails = async (setup: Setup = {}, contact?: { email?: string; phone?: string }): Promise<Guest> => {
  const guest = await atCode(setup, contact);
  await guest.type(guest.code, guest.received);
  await guest.reaches('details');
  return guest;
};

const fills = async (guest: Guest, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [autocomplete, value] of Object.entries(values)) {
    const field = await guest.field(autocomplete);
    field.focus();
    await guest.autofill(field, value);
  }
};

const NAMES = { 'given-name': 'Alex', 'family-name': 'Guest' };

const box = (guest: Guest, id: string): HTMLInputElement => guest.find(`#consent-${id}`) as HTMLInputElement;

const agrees = async (guest: Guest, ...ids: string[]): Promise<void> => {
  for (const id of ids) await guest.press(box(guest, id));
};

const calls = (guest: Guest): string[] => guest.sandbox.log.entries.map(({ path }) => path.replace('/api', ''));
const back = (guest: Guest, menu: MenuSettings = {}): Guest => {
  guest.leaves();
  return guest.returns({ properties: { brand: { menu: { application: APPLICATION, ...menu }, consents: CONSENTS } } });
};

describe('signing up with PAR Ordering: the e-mail kind', () => {
  afterEach(leaveAll);

  it('asks whether the contact is known, sends a code, registers, records the agreement, and only then signs in', async () => {
    const guest = await atDetails();
    expect(guest.details('punchh-consent')).to.deep.equal([]);
    expect(guest.boxes.map(({ checked }) => checked)).to.deep.equal([false, false, false, false]);
    await fills(guest, NAMES);
    await agrees(guest, 'terms', 'texts');
    const held = guest.sandbox.faults.add({ kind: 'hold', path: AGREE });
    await guest.submit();
    await held.reached;
    expect(guest.details('punchh-token')).to.deep.equal([]);
    expect(await guest.element.getTokens()).to.equal(null);
    held.release();
    await guest.reaches('signed-in');
    expect(calls(guest)).to.deep.equal([CHECK_EMAIL, CODE, REGISTER, AGREE].map((path) => path.replace('/api', '')));
    const token = await guest.hears('punchh-token');
    expect(token).to.include({ reason: 'issued', tokenType: 'Bearer' });
    expect(token.user).to.include({ first_name: 'Alex', email: EMAIL });
    const left = token.expiresAt! - clock.now();
    expect(left).to.be.within(59 * 60_000, 60 * 60_000);
    expect(guest.requests(REGISTER)[0]!.body).to.deep.equal({
      passwordless_email: EMAIL,
      passwordless_code: guest.received,
      first_name: 'Alex',
      last_name: 'Guest',
      optin_status_email: 2,
      optin_status_sms: 1,
      optin_status_pn: 2,
    });
    expect((await guest.hears('punchh-consent')).consents.map(({ id, accepted, version }) => [id, accepted, version])).to.deep.equal([
      ['terms', true, '3'], ['news', false, '1'], ['texts', true, '1'], ['push', false, '1'],
    ]);
    await guest.sees('new@example.com');
  });

  it('reads fields that the browser has filled in without telling', async () => {
    const guest = await atDetails();
    for (const [autocomplete, value] of Object.entries(NAMES)) (await guest.field(autocomplete)).value = value;
    await agrees(guest, 'terms');
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER)[0]!.body).to.include({ first_name: 'Alex', last_name: 'Guest' });
  });

  it('says who calls in every header, with a fresh id each time', async () => {
    const guest = await atDetails({ menu: { apiVersion: '4.40.1' }, attributes: { 'device-id': 'tablet-0123456789' } });
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    await guest.submit();
    await guest.reaches('signed-in');
    const headers = guest.sandbox.log.entries.map((entry) => entry.headers);
    expect(new Set(headers.map((header) => header['x-request-id'])).size).to.equal(headers.length);
    for (const header of headers) expect(header).to.include({ application: APPLICATION, 'api-version': '4.40.1' });
    const agreed = guest.sandbox.log.entries.find(({ path }) => path === AGREE)!;
    expect(agreed.headers['device-uuid']).to.equal('tablet-0123456789');
    expect(agreed.headers['authorization']).to.match(/^Bearer /);
    expect(agreed.body).to.equal('');
  });

  it('keeps a code a string, with its leading zeros', async () => {
    const sandbox = createSandbox({ clock: sandboxClock(), codes: () => '053631', menu: { application: APPLICATION } });
    const guest = await atDetails({ sandbox });
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER)[0]!.body['passwordless_code']).to.equal('053631');
  });

  it('sends a guest with a social account to that one', async () => {
    const guest = await open({ rules: { customers: [{ email: 'social@example.com', social: true }] } });
    await guest.asksForCode({ email: 'social@example.com' });
    expect((await guest.hears('punchh-error')).code).to.equal('account_social');
    await guest.sees('This account was made with a social sign-in');
    expect(guest.requests(CODE)).to.deep.equal([]);
  });

  it('brings a wrong code back to the code with every detail kept, and forward again without retyping', async () => {
    const menu = { password: true, phone: 'optional', demographics: [{ id: 'pet', type: 'text', label: 'Your pet' }] } as const;
    const guest = await atCode({ menu });
    await guest.type(guest.code, guest.wrongCode);
    await guest.reaches('details');
    await fills(guest, { ...NAMES, 'new-password': 'Let!MeIn8410' });
    await guest.paste(await guest.field('tel'), '(212) 555-4626');
    await guest.autofill(guest.find('#demographics-pet') as HTMLInputElement, 'Rex');
    await agrees(guest, 'terms', 'news');
    await guest.submit();
    await guest.reaches('code');
    await guest.sees('That code isn’t right');
    expect((await guest.hears('punchh-error')).code).to.equal('code_invalid');
    guest.code.value = '';
    await guest.type(guest.code, guest.received);
    await guest.reaches('details');
    expect((await guest.field('given-name')).value).to.equal('Alex');
    expect((await guest.field('new-password')).value).to.equal('Let!MeIn8410');
    expect((await guest.field('tel')).value).to.equal('(212) 555-4626');
    expect(box(guest, 'news').checked).to.equal(true);
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER)[1]!.body).to.deep.include({
      passwordless_code: guest.received,
      phone_number: PHONE,
      password: 'Let!MeIn8410',
      demographics: [{ id: 'pet', value: 'Rex' }],
      optin_status_email: 1,
    });
  });

  it('keeps the form, with what was typed and the focus in it, when the page turns to another language', async () => {
    const guest = await atDetails();
    const field = await guest.field('given-name');
    await guest.type(field, 'Alex');
    for (const [lang, heading] of [['de', 'Fast geschafft'], ['en', 'Almost there']] as const) {
      guest.element.lang = lang;
      await guest.sees(heading);
      expect(await guest.field('given-name'), lang).to.equal(field);
      expect(focused(), lang).to.equal(field);
      expect(field.value, lang).to.equal('Alex');
    }
  });

  for (const [lang, order] of [
    ['en', ['first_name', 'last_name']],
    ['de-AT', ['first_name', 'last_name']],
    ['ja', ['last_name', 'first_name']],
    ['ko-KR', ['last_name', 'first_name']],
    ['zh', ['last_name', 'first_name']],
  ] as const) {
    it(`asks for the names in the order of the language, and puts the focus into the first: ${lang}`, async () => {
      const guest = await atDetails({ attributes: { lang } });
      expect(guest.findAll('input[name$="_name"]').map((field) => (field as HTMLInputElement).name)).to.deep.equal(order);
      await until(() => focused() === guest.find(`[name="${order[0]}"]`), () => `the focus in the first name; it is in ${focused()?.outerHTML}`);
    });
  }

  it('says what is missing at each field, puts the focus there, and sends nothing', async () => {
    const guest = await atDetails({ menu: { phone: 'required', password: true } });
    await guest.submit();
    await guest.sees('need your attention');
    expect(guest.alerts).to.include.members(['Fill in this field.', 'Enter your mobile number.', 'Agree to the Terms of Service and Privacy Policy to continue.']);
    expect(focused()).to.equal(await guest.field('given-name'));
    expect(guest.requests(REGISTER)).to.deep.equal([]);
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('asks for a phone number as the brand does: not at all, if the guest likes, or always', async () => {
    const off = await atDetails({ menu: { phone: 'off' } });
    expect(off.find('input[autocomplete="tel"]')).to.equal(null);
    const optional = await atDetails({ menu: { phone: 'optional' } });
    await optional.sees('Mobile number (optional)');
    await fills(optional, NAMES);
    await agrees(optional, 'terms');
    await optional.submit();
    await optional.reaches('signed-in');
    expect(optional.requests(REGISTER)[0]!.body).not.to.have.property('phone_number');
  });

  it('asks once, on leaving the field, whether a number is somebody else’s; not per key, not again at the end', async () => {
    const guest = await atDetails({
      menu: { phone: 'required', uniquePhone: true },
      rules: { customers: [{ email: 'other@example.com', phone: PHONE }] },
    });
    const phone = await guest.field('tel');
    await guest.type(phone, '2125554626');
    expect(guest.requests(CHECK_PHONE)).to.deep.equal([]);
    (await guest.field('given-name')).focus();
    await guest.sees('This mobile number belongs to another account.');
    expect((await guest.hears('punchh-error')).code).to.equal('phone_taken');
    expect(guest.requests(CHECK_PHONE).map(({ body }) => body)).to.deep.equal([{ phone_number: PHONE }]);
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    await guest.submit();
    await until(() => focused() === phone, 'the focus at what is wrong');
    expect(guest.requests(REGISTER)).to.deep.equal([]);
    phone.focus();
    phone.select();
    await guest.paste(phone, '2125550199');
    expect(guest.text).not.to.include('belongs to another account');
    (await guest.field('given-name')).focus();
    await until(() => guest.requests(CHECK_PHONE).length === 2, 'the second check');
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(CHECK_PHONE)).to.have.length(2);
  });

  it('asks even where the field was never left, before it registers', async () => {
    const guest = await atDetails({ menu: { phone: 'required', uniquePhone: true } });
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    await guest.paste(await guest.field('tel'), '(212) 555-4626');
    const held = guest.sandbox.faults.add({ kind: 'hold', path: CHECK_PHONE });
    await guest.enter(await guest.field('tel'));
    await held.reached;
    expect(guest.requests(REGISTER)).to.deep.equal([]);
    held.release();
    await guest.reaches('signed-in');
    expect(guest.requests(CHECK_PHONE)).to.have.length(1);
  });

  it('shows the password’s rules as they are met; & * : ; are no special characters', async () => {
    const guest = await atDetails({ menu: { password: true } });
    const met = () => guest.findAll('.rules > [data-met] > :last-child').map((rule) => rule.textContent);
    const field = await guest.field('new-password');
    expect(field.getAttribute('aria-describedby')).to.include('password-rules');
    await guest.type(field, 'Abcdefg1&*:;');
    expect(met()).to.deep.equal(['8 to 25 characters', 'a number', 'a capital letter', 'a lowercase letter']);
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    await guest.submit();
    await guest.sees('Check this field.');
    expect(guest.requests(REGISTER)).to.deep.equal([]);
    await guest.type(field, ',');
    expect(met()).to.have.length(5);
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER)[0]!.body['password']).to.equal('Abcdefg1&*:;,');
  });

  it('asks what the brand wants to know: a text, a choice, a date', async () => {
    const demographics = [
      { id: 'city', label: 'Your city', required: true },
      { id: 'diet', label: 'Diet', options: [{ value: 'v', label: 'Vegan' }, { value: 'a', label: 'Anything' }] },
      { id: 'birthday', type: 'date', label: 'Birthday' },
    ] as const;
    const guest = await atDetails({ menu: { demographics } });
    await guest.sees('Diet (optional)');
    await fills(guest, { ...NAMES, bday: '1999-01-31' });
    const choice = guest.find('select#demographics-diet') as HTMLSelectElement;
    choice.value = 'v';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await agrees(guest, 'terms');
    await guest.submit();
    await guest.sees('Fill in this field.');
    expect(guest.alerts).to.have.length(1);
    await guest.autofill(guest.find('#demographics-city') as HTMLInputElement, 'Brooklyn');
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER)[0]!.body['demographics']).to.deep.equal([
      { id: 'city', value: 'Brooklyn' }, { id: 'diet', value: 'v' }, { id: 'birthday', value: '1999-01-31' },
    ]);
  });

  it('leaves out no date that was begun, and takes no birthday of the first or the next century', async () => {
    const demographics = [{ id: 'birthday', type: 'date', label: 'Birthday' }] as const;
    const guest = await atDetails({ menu: { demographics } });
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    const birthday = await guest.field('bday');
    birthday.focus();
    await sendKeys({ type: '05' });
    await guest.submit();
    await guest.sees('Check this field.');
    for (const wrong of ['0085-05-12', '2185-05-12']) {
      await guest.autofill(birthday, wrong);
      await until(() => guest.alerts.length === 0, 'the error gone');
      await guest.submit();
      await guest.sees('Check this field.');
      expect(birthday.getAttribute('aria-invalid')).to.equal('true');
    }
    expect(guest.requests(REGISTER)).to.deep.equal([]);
    await guest.autofill(birthday, '1985-05-12');
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER)[0]!.body['demographics']).to.deep.equal([{ id: 'birthday', value: '1985-05-12' }]);
  });

  it('sends a ticked opt-in as pending where the brand confirms twice', async () => {
    const guest = await atDetails({ menu: { optIn: 'double' } });
    await fills(guest, NAMES);
    await agrees(guest, 'terms', 'news', 'push');
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER)[0]!.body).to.include({ optin_status_email: 3, optin_status_sms: 2, optin_status_pn: 3 });
  });

  it('shows a refused field at the field, and names the request for support', async () => {
    const guest = await atDetails();
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    guest.sandbox.faults.add({ kind: 'status', status: 422, key: 'last_name', message: 'The last name is too short.', path: REGISTER });
    await guest.submit();
    const error = await guest.hears('punchh-error');
    expect(error).to.include({ code: 'field_invalid', field: 'last_name', status: 422 });
    expect(error.requestId).to.equal(guest.sandbox.log.entries.find(({ path }) => path === REGISTER)!.headers['x-request-id']);
    expect((await guest.field('family-name')).getAttribute('aria-invalid')).to.equal('true');
    expect(guest.alerts).to.deep.equal(['Check this field.']);
  });
});

describe('signing up with PAR Ordering: the phone kind', () => {
  afterEach(leaveAll);
  const menu = { kind: 'phone' } as const;

  it('sends the code to the phone, and wants an e-mail address that is nobody else’s', async () => {
    const guest = await atDetails({ menu, rules: { customers: [{ email: 'taken@example.com', phone: '+12125550100' }] } }, { phone: '(212) 555-4626' });
    expect(guest.requests(CHECK_PHONE)[0]!.body).to.deep.equal({ phone_number: PHONE });
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    const email = await guest.field('email');
    await guest.type(email, 'taken@example.com');
    (await guest.field('given-name')).focus();
    await guest.sees('This email address belongs to another account.');
    email.value = '';
    await guest.type(email, EMAIL);
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(CHECK_EMAIL).map(({ body }) => body['email'])).to.deep.equal(['taken@example.com', EMAIL]);
    expect(guest.requests(REGISTER)[0]!.body).to.include({ phone_number: PHONE, passwordless_email: EMAIL, first_name: 'Alex' });
  });

  it('offers no e-mail channel, and asks for no password', async () => {
    const guest = await atDetails({ menu: { ...menu, password: true } }, { phone: '(212) 555-4626' });
    expect(guest.find('input[autocomplete="new-password"]')).to.equal(null);
    expect(guest.text).not.to.include('Use email instead');
  });
});

describe('a known customer of PAR Ordering', () => {
  afterEach(leaveAll);

  it('signs in with the code alone, by e-mail', async () => {
    const guest = await atCode({ rules: { customers: [{ email: EMAIL }] } });
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(guest.requests(LOGIN)[0]!.body).to.deep.equal({ passwordless_email: EMAIL, passwordless_code: guest.received });
    expect(guest.requests(AGREE)).to.deep.equal([]);
  });

  it('and by phone, at a path of the brand’s own', async () => {
    const menu = { kind: 'phone' } as const;
    const sandbox = sandboxFor(menu, { customers: [{ email: EMAIL, phone: PHONE }] });
    const fetcher: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const { url, method, headers } = request;
      return sandbox.fetch(url.replace('/guests/enter', '/customers/login'), { method, headers, body: await request.text() });
    };
    const brand = { menu: { application: APPLICATION, ...menu }, paths: { customerLogin: '/guests/enter' } };
    const guest = await open({ sandbox, menu, properties: { fetcher, brand } });
    await guest.reaches('identifier');
    await guest.reachesCode({ phone: '(212) 555-4626' });
    await guest.type(guest.code, guest.wrongCode);
    await guest.sees('That code isn’t right');
    guest.code.value = '';
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(guest.requests(LOGIN)[1]!.body).to.deep.equal({ passwordless_phone: PHONE, passwordless_code: guest.received });
  });

  it('is refreshed with a GET, and the old token is replaced', async () => {
    const guest = await atCode({ rules: { customers: [{ email: EMAIL }] } });
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    const { accessToken } = await guest.hears('punchh-token');
    clock.advance(61 * 60_000);
    const fresh = await guest.element.getTokens();
    expect(fresh!.accessToken).not.to.equal(accessToken);
    const refreshes = guest.sandbox.log.entries.filter(({ path }) => path === REFRESH);
    expect(refreshes.map(({ method }) => method)).to.deep.equal(['GET']);
    expect(refreshes[0]!.headers).to.include({ authorization: `Bearer ${accessToken}`, application: APPLICATION });
  });
});

describe('an account of PAR Ordering that is registered but has not agreed', () => {
  afterEach(leaveAll);

  const atAgreement = async (): Promise<Guest> => {
    const guest = await atDetails();
    await fills(guest, NAMES);
    await agrees(guest, 'terms');
    return guest;
  };

  it('sends the agreement once more by itself, then leaves it to the guest; registers once', async () => {
    const guest = await atAgreement();
    guest.sandbox.faults.add({ kind: 'status', status: 503, path: AGREE, times: 2 });
    await guest.submit();
    await until(() => guest.requests(AGREE).length === 1, 'the first try');
    await until(() => {
      clock.advance(1000);
      return guest.requests(AGREE).length === 2;
    }, 'the second');
    await guest.hears('punchh-error');
    await guest.sees('Your account is ready. One last step: confirm the terms.');
    expect(guest.details('punchh-token')).to.deep.equal([]);
    await until(() => focused() === guest.button('Confirm'), 'focus on what is left to do');
    await guest.press(guest.button('Confirm'));
    await guest.reaches('signed-in');
    expect(guest.requests(AGREE)).to.have.length(3);
    expect(guest.requests(REGISTER)).to.have.length(1);
  });

  it('is finished by itself after a reload, even when the code has long expired', async () => {
    const guest = await atAgreement();
    guest.sandbox.faults.add({ kind: 'status', status: 422, path: AGREE });
    await guest.submit();
    expect((await guest.hears('punchh-error')).code).to.equal('agreement_failed');
    clock.advance(20 * 60_000);
    const later = back(guest);
    await later.reaches('signed-in');
    expect(later.requests(REGISTER)).to.have.length(1);
    expect(later.requests(AGREE).map(({ status }) => status)).to.deep.equal([422, 200]);
    expect((await later.hears('punchh-token')).reason).to.equal('issued');
  });

  it('is recovered where the answer to register was lost: a new code signs in, and the guest is told', async () => {
    const guest = await atAgreement();
    guest.sandbox.faults.add({ kind: 'lostAnswer', path: REGISTER });
    await guest.submit();
    expect((await guest.hears('punchh-error')).code).to.equal('network_error');
    clock.advance(31_000);
    await guest.submit();
    await guest.reaches('code');
    await guest.sees('This account exists already. We sent a new code to sign you in.');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER).map(({ status }) => status)).to.deep.equal([null, 422]);
    expect(guest.requests(LOGIN)).to.have.length(1);
    // The consents given with the details are still recorded before the tokens are handed out.
    expect(guest.requests(AGREE).map(({ status }) => status)).to.deep.equal([200]);
    expect(guest.details('punchh-token')).to.have.length(1);
  });

  it('still agrees where the guest enters the same contact anew while being recovered', async () => {
    const guest = await atAgreement();
    guest.sandbox.faults.add({ kind: 'lostAnswer', path: REGISTER });
    await guest.submit();
    await guest.hears('punchh-error');
    clock.advance(31_000);
    await guest.submit();
    await guest.reaches('code');
    await guest.press(guest.button('Change'));
    await guest.reaches('identifier');
    clock.advance(31_000);
    await guest.submit();
    await guest.reaches('code');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(guest.requests(AGREE).map(({ status }) => status)).to.deep.equal([200]);
  });

  it('is recovered after a reload in the middle of register, too', async () => {
    const guest = await atAgreement();
    guest.sandbox.faults.add({ kind: 'lostAnswer', path: REGISTER });
    await guest.submit();
    await guest.hears('punchh-error');
    const code = guest.received;
    clock.advance(31_000);
    const later = back(guest);
    await later.reaches('code');
    await later.type(later.code, code);
    await later.reaches('details');
    await fills(later, NAMES);
    await agrees(later, 'terms');
    await later.submit();
    await later.reaches('code');
    await later.sees('This account exists already.');
    await later.type(later.code, later.received);
    await later.reaches('signed-in');
    expect(later.requests(REGISTER).filter(({ status }) => status === 200)).to.deep.equal([]);
  });

  it('asks to wait where another code cannot be sent yet, and recovers then', async () => {
    const guest = await atAgreement();
    guest.sandbox.faults.add({ kind: 'lostAnswer', path: REGISTER });
    await guest.submit();
    await guest.hears('punchh-error');
    await guest.submit();
    expect((await guest.hears('punchh-error', 1)).code).to.equal('rate_limited');
    await guest.sees('You can try again in');
    clock.advance(31_000);
    await guest.submit();
    await guest.reaches('code');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
  });

  it('needs another code where its token has expired before it agreed', async () => {
    const guest = await atAgreement();
    guest.sandbox.faults.add({ kind: 'status', status: 422, path: AGREE });
    await guest.submit();
    await guest.hears('punchh-error');
    clock.advance(61 * 60_000);
    await guest.press(guest.button('Confirm'));
    await guest.reaches('code');
    await guest.sees('This account exists already. We sent a new code to sign you in.');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(guest.requests(REGISTER)).to.have.length(1);
  });
});
