import { jsonBody, requireHeader, requireJson } from './call.ts';
import type { Call, Endpoint, JsonObject, Reply, Routes } from './call.ts';
import { uuid } from './crypto.ts';
import { isReserved } from './contact.ts';
import { sendCode } from './deliver-code.ts';
import { customerAccount, Customers, type Customer } from './menu-customers.ts';
import { customerFields, emailField, fieldRefusal, phoneField, textField } from './menu-fields.ts';
import type { MenuSettings } from './menu-options.ts';
import { MenuTokens } from './menu-tokens.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { malformed, Refusal } from './refusal.ts';
import type { World } from './world.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** The world, and what PAR Ordering keeps apart from it. */
interface MenuWorld {
  readonly world: World;
  readonly customers: Customers;
  readonly tokens: MenuTokens;
  readonly codes: OneTimeCodes;
}

const ok = (data?: unknown): Reply => ({
  status: 200,
  headers: { 'Cache-Control': 'no-store' },
  body: { status: 'OK', code: 200, ...(data === undefined ? {} : { data }) },
});

const existsReply = (customer: Customer | undefined): Reply =>
  ok({ exists: customer !== undefined, is_social: customer?.social ?? false });

const signedInReply = ({ tokens }: MenuWorld, customer: Customer): Reply =>
  ok({ customer_account: customerAccount(customer), token: tokens.issue(customer), dlc_access_token: null });

/** Checks the headers that all these calls document. @throws Refusal 400 or 401 */
function requireMenuHeaders(call: Call, { application }: MenuSettings): void {
  if (!UUID.test(requireHeader(call, 'X-Request-ID'))) throw malformed('X-Request-ID', 'a UUID');
  if (requireHeader(call, 'Application') !== application) {
    throw new Refusal(401, 'invalid_application', 'The application is not known.');
  }
  if (!/^\d+\.\d+\.\d+$/.test(requireHeader(call, 'Api-Version'))) {
    throw malformed('Api-Version', 'a version such as 4.38.0');
  }
  if (call.method !== 'GET') requireJson(call, 'Content-Type');
}

/** Uses up the code that a body names. @throws Refusal unless it is the one that was sent to the contact */
function useCode({ world, codes }: MenuWorld, contact: string, body: JsonObject): void {
  const fault = codes.use(contact, '', textField(body, 'passwordless_code'));
  if (fault) throw fieldRefusal('passwordless_code', world.settings.codeErrors[fault].message);
}

function requestCode({ world, codes }: MenuWorld, call: Call): Reply {
  const body = jsonBody(call);
  if (!['true', 'false'].includes(requireHeader(call, 'X-QB-Enabled'))) throw malformed('X-QB-Enabled', 'true or false');
  const byEmail = world.business.settings.menu.kind === 'email';
  const to = byEmail ? emailField(body, 'email') : phoneField(body);
  sendCode(world, call, { email: byEmail ? to : null, phone: byEmail ? null : to }, codes.issue(to, '', isReserved(to)));
  return ok();
}

function register(menu: MenuWorld, call: Call): Reply {
  const { customers } = menu;
  const body = jsonBody(call);
  const rules = menu.world.business.settings.menu;
  const fields = customerFields(body, rules);
  if (customers.byEmail(fields.email)) throw fieldRefusal('passwordless_email', 'The email has already been taken.');
  const phoneIsUnique = rules.kind === 'phone' || rules.uniquePhone;
  if (phoneIsUnique && fields.phone && customers.byPhone(fields.phone)) {
    throw fieldRefusal('phone_number', 'The phone number has already been taken.');
  }
  useCode(menu, rules.kind === 'email' ? fields.email : fields.phone, body);
  return signedInReply(menu, customers.add(fields));
}

/** Returns the contact that a body names, and whose it is. */
function findCustomer({ world, customers }: MenuWorld, body: JsonObject): [contact: string, customer: Customer | undefined] {
  if (world.business.settings.menu.kind === 'email') {
    const email = emailField(body, 'passwordless_email');
    return [email, customers.byEmail(email)];
  }
  const phone = phoneField(body, 'passwordless_phone');
  return [phone, customers.byPhone(phone)];
}

function login(menu: MenuWorld, call: Call): Reply {
  const body = jsonBody(call);
  const [contact, customer] = findCustomer(menu, body);
  if (!customer) throw new Refusal(404, 'customer_not_found', 'There is no such customer.');
  if (customer.social) throw new Refusal(422, 'social_account', 'Please sign in with your social account.');
  useCode(menu, contact, body);
  return signedInReply(menu, customer);
}

function acceptAgreement({ tokens }: MenuWorld, call: Call): Reply {
  const deviceUuid = requireHeader(call, 'Device-UUID');
  tokens.authenticate(call.headers, { beforeAgreement: true }).accepted = true;
  return ok({ legal_agreement_acceptance: { id: uuid(), device_uuid: deviceUuid } });
}

function refresh({ tokens }: MenuWorld, call: Call): Reply {
  const { customer, token } = tokens.refresh(call.headers);
  return ok({ customer_account: customerAccount(customer), token });
}

const ENDPOINTS: Readonly<Record<string, (menu: MenuWorld, call: Call) => Reply>> = {
  'POST /api/customers/check-email': ({ customers }, call) => existsReply(customers.byEmail(emailField(jsonBody(call), 'email'))),
  'POST /api/customers/check-phone-number': ({ customers }, call) => existsReply(customers.byPhone(phoneField(jsonBody(call)))),
  'POST /api/customers/passwordless-request': requestCode,
  'POST /api/customers/register': register,
  'POST /api/customers/login': login,
  'POST /api/legal-agreement-acceptances': acceptAgreement,
  'GET /api/customers/refresh': refresh,
  'GET /api/customers/account': ({ tokens }, call) => ok({ customer_account: customerAccount(tokens.authenticate(call.headers)) }),
};

/** PAR Ordering (MENU): vendor page "Customer Sign-Up Flow". `customers/login` is an assumption: it is unpublished. */
export function menuRoutes(world: World): Routes {
  const { settings: { clock, codes }, business } = world;
  const menu: MenuWorld = {
    world,
    customers: new Customers(clock, business),
    tokens: new MenuTokens(clock, () => business.settings.menu),
    codes: new OneTimeCodes(clock, () => business.settings, codes),
  };
  const routes = Object.entries(ENDPOINTS).map(([route, answer]): [string, Endpoint] => [route, (call) => {
    requireMenuHeaders(call, business.settings.menu);
    return answer(menu, call);
  }]);
  return Object.fromEntries(routes);
}
