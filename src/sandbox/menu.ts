import { jsonBody, requireHeader, requireJson } from './call.ts';
import type { Call, Endpoint, JsonObject, Reply, Routes } from './call.ts';
import { uuid } from './crypto.ts';
import { isReserved } from './contact.ts';
import { sendCode } from './deliver-code.ts';
import { customerAccount, Customers, type Customer } from './menu-customers.ts';
import { customerFields, emailField, fieldRefusal, phoneField, textField } from './menu-fields.ts';
import { MenuTokens } from './menu-tokens.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { malformed, Refusal } from './refusal.ts';
import type { World } from './world.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

const ok = (data?: unknown): Reply => ({
  status: 200,
  headers: { 'Cache-Control': 'no-store' },
  body: { status: 'OK', code: 200, ...(data === undefined ? {} : { data }) },
});

/** PAR Ordering (MENU): vendor page "Customer Sign-Up Flow". `customers/login` is an assumption: it is unpublished. */
export function menuRoutes(world: World): Routes {
  const { settings, business } = world;
  const customers = new Customers(settings.clock, business);
  const tokens = new MenuTokens(settings.clock, () => business.settings.menu);
  const codes = new OneTimeCodes(settings.clock, () => business.settings, settings.codes);

  const withHeaders = (endpoint: Endpoint): Endpoint => (call) => {
    if (!UUID.test(requireHeader(call, 'X-Request-ID'))) throw malformed('X-Request-ID', 'a UUID');
    if (requireHeader(call, 'Application') !== business.settings.menu.application) {
      throw new Refusal(401, 'invalid_application', 'The application is not known.');
    }
    if (!/^\d+\.\d+\.\d+$/.test(requireHeader(call, 'Api-Version'))) {
      throw malformed('Api-Version', 'a version such as 4.38.0');
    }
    if (call.method !== 'GET') requireJson(call, 'Content-Type');
    return endpoint(call);
  };

  const known = (customer: Customer | undefined): Reply =>
    ok({ exists: customer !== undefined, is_social: customer?.social ?? false });

  const useCode = (contact: string, body: JsonObject): void => {
    const fault = codes.use(contact, '', textField(body, 'passwordless_code'));
    if (fault) throw fieldRefusal('passwordless_code', settings.codeErrors[fault].message);
  };

  const signedIn = (customer: Customer): Reply =>
    ok({ customer_account: customerAccount(customer), token: tokens.issue(customer), dlc_access_token: null });

  const requestCode = (call: Call): Reply => {
    const body = jsonBody(call);
    if (!['true', 'false'].includes(requireHeader(call, 'X-QB-Enabled'))) throw malformed('X-QB-Enabled', 'true or false');
    const byEmail = business.settings.menu.kind === 'email';
    const to = byEmail ? emailField(body, 'email') : phoneField(body);
    sendCode(world, call, { email: byEmail ? to : null, phone: byEmail ? null : to }, codes.issue(to, '', isReserved(to)));
    return ok();
  };

  const register = (call: Call): Reply => {
    const body = jsonBody(call);
    const rules = business.settings.menu;
    const fields = customerFields(body, rules);
    if (customers.byEmail(fields.email)) throw fieldRefusal('passwordless_email', 'The email has already been taken.');
    const phoneIsUnique = rules.kind === 'phone' || rules.uniquePhone;
    if (phoneIsUnique && fields.phone && customers.byPhone(fields.phone)) {
      throw fieldRefusal('phone_number', 'The phone number has already been taken.');
    }
    useCode(rules.kind === 'email' ? fields.email : fields.phone, body);
    return signedIn(customers.add(fields));
  };

  const findBy = (body: JsonObject): [contact: string, customer: Customer | undefined] => {
    if (business.settings.menu.kind === 'email') {
      const email = emailField(body, 'passwordless_email');
      return [email, customers.byEmail(email)];
    }
    const phone = phoneField(body, 'passwordless_phone');
    return [phone, customers.byPhone(phone)];
  };

  const login = (call: Call): Reply => {
    const body = jsonBody(call);
    const [contact, customer] = findBy(body);
    if (!customer) throw new Refusal(404, 'customer_not_found', 'There is no such customer.');
    if (customer.social) throw new Refusal(422, 'social_account', 'Please sign in with your social account.');
    useCode(contact, body);
    return signedIn(customer);
  };

  const accept = (call: Call): Reply => {
    const deviceUuid = requireHeader(call, 'Device-UUID');
    tokens.authenticate(call.headers, { beforeAgreement: true }).accepted = true;
    return ok({ legal_agreement_acceptance: { id: uuid(), device_uuid: deviceUuid } });
  };

  const refresh = (call: Call): Reply => {
    const { customer, token } = tokens.refresh(call.headers);
    return ok({ customer_account: customerAccount(customer), token });
  };

  const account = (call: Call): Reply =>
    ok({ customer_account: customerAccount(tokens.authenticate(call.headers)) });

  const endpoints: Routes = {
    'POST /api/customers/check-email': (call) => known(customers.byEmail(emailField(jsonBody(call), 'email'))),
    'POST /api/customers/check-phone-number': (call) => known(customers.byPhone(phoneField(jsonBody(call)))),
    'POST /api/customers/passwordless-request': requestCode,
    'POST /api/customers/register': register,
    'POST /api/customers/login': login,
    'POST /api/legal-agreement-acceptances': accept,
    'GET /api/customers/refresh': refresh,
    'GET /api/customers/account': account,
  };
  return Object.fromEntries(Object.entries(endpoints).map(([route, endpoint]) => [route, withHeaders(endpoint)]));
}
