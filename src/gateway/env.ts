import { checkOptions, type Problem } from './check-options.ts';
import type { GatewayOptions } from './options.ts';
import { own } from './own.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of the command, read from the environment. */
export interface Settings {
  readonly options: GatewayOptions;
  readonly host: string;
  readonly port: number;
  readonly redisUrl: string | null;
  /** Names that begin with `PUNCHH_` and are no settings: probably misspelt. */
  readonly unknown: readonly string[];
}

const list = (text: string | undefined): string[] => text?.split(/[\s,]+/).filter(Boolean) ?? [];
const isSet = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** The variable behind each option. */
const VARIABLES: readonly (readonly [RegExp, string])[] = [
  [/^upstream/, 'PUNCHH_UPSTREAM'],
  [/^allowedOrigins/, 'PUNCHH_ALLOWED_ORIGINS'],
  [/^routes/, 'PUNCHH_ROUTES'],
  [/^userAgent/, 'PUNCHH_USER_AGENT'],
  [/^limits\.key/, 'PUNCHH_LIMITS_KEY'],
  [/^limits/, 'PUNCHH_LIMITS'],
  [/^countries/, 'PUNCHH_COUNTRIES'],
  [/^businessPath/, 'PUNCHH_BUSINESS_PATH'],
  [/^form\.title/, 'PUNCHH_FORM_TITLE'],
  [/^form/, 'PUNCHH_FORM_PATH'],
  [/^cookie\.sameSite/, 'PUNCHH_COOKIE_SAME_SITE'],
  [/^cookie/, 'PUNCHH_COOKIE_KEY'],
  [/^trustProxy/, 'PUNCHH_TRUST_PROXY'],
  [/^timeout/, 'PUNCHH_TIMEOUT'],
];
const NAMES = new Set(['PUNCHH_CLIENTS', ...VARIABLES.map(([, name]) => name)]);
const CLIENT = /^PUNCHH_CLIENT_(\d+)_(ID|SECRET)$/;

/** Turns `routes.2.path must be…` into `PUNCHH_ROUTES, entry 3: must be…`. */
function explain({ path, message }: Problem): string {
  const name = VARIABLES.find(([pattern]) => pattern.test(path))?.[1];
  if (!name) return `${path} ${message}`;
  if (message === 'is missing') return `${name} is missing`;
  const rest = path.split('.').slice(1);
  const place = /^\d+$/.test(rest[0] ?? '') ? `, entry ${Number(rest[0]) + 1}` : name === 'PUNCHH_LIMITS' && rest.length ? `, ${rest.join('.')}` : '';
  return `${name}${place}: ${message}`;
}

function readClients(env: Environment, problems: string[]): Record<string, { secret: string }> {
  const clients: Record<string, { secret: string }> = {};
  const numbers = new Set(Object.keys(env).flatMap((name) => (isSet(env[name]) ? (CLIENT.exec(name)?.[1] ?? []) : [])));
  for (const n of numbers) {
    const [id, secret] = [env[`PUNCHH_CLIENT_${n}_ID`]?.trim(), env[`PUNCHH_CLIENT_${n}_SECRET`]?.trim()];
    if (!id) problems.push(`PUNCHH_CLIENT_${n}_ID is missing, though PUNCHH_CLIENT_${n}_SECRET is set`);
    else if (!secret) problems.push(`PUNCHH_CLIENT_${n}_SECRET is missing, though PUNCHH_CLIENT_${n}_ID is set`);
    else if (Object.hasOwn(clients, id)) problems.push(`PUNCHH_CLIENT_${n}_ID names the same client as another one`);
    else clients[id] = { secret };
  }
  if (numbers.size === 0 && env['PUNCHH_CLIENTS'] !== 'none') {
    problems.push('PUNCHH_CLIENT_1_ID and PUNCHH_CLIENT_1_SECRET are missing (PUNCHH_CLIENTS=none for MENU, which has neither)');
  }
  return clients;
}

/** Reads `POST /api2/mobile/orders action=send contacts=user.email|user.phone query=page`; commas or new lines separate routes. */
const readRoutes = (text: string) =>
  text.split(/[,\n]+/).map((entry) => entry.trim()).filter(Boolean).map((entry) => {
    const [method = '', path = '', ...settings] = entry.split(/\s+/);
    const route: Record<string, unknown> = { method: method.toUpperCase(), path };
    for (const setting of settings) {
      const [name = '', value = ''] = setting.split('=', 2);
      route[name] = name === 'action' ? value : value.split('|');
    }
    return route;
  });

function readLimits(text: string, problems: string[]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    problems.push('PUNCHH_LIMITS must be JSON such as {"send":{"contact":{"max":5,"window":600}}}');
    return undefined;
  }
}

const withKey = (limits: unknown, key: string | undefined): unknown =>
  key === undefined ? limits : { ...(typeof limits === 'object' ? limits : {}), key };

const readForm = (path: string | undefined, title: string | undefined): unknown =>
  path === 'none' ? false : (path ?? title) === undefined ? undefined : { ...(path && { path }), ...(title && { title }) };

/** Reads `true`, `false` or a number. Other texts are returned as they are, and refused by `checkOptions`. */
const readTrust = (text: string): unknown =>
  /^\d+$/.test(text) ? Number(text) : ({ true: true, false: false }[text.toLowerCase()] ?? text);

function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** Reads the environment. Returns the settings, or one line for each problem; no line quotes a value, which may be a secret. */
export function readEnvironment(given: Environment): { settings: Settings } | { problems: string[] } {
  const env = own(given);
  const problems: string[] = [];
  const get = <T>(name: string, read: (text: string) => T) => {
    const text = env[name];
    return isSet(text) ? read(text.trim()) : undefined;
  };
  const key = get('PUNCHH_COOKIE_KEY', list);
  const sameSite = get('PUNCHH_COOKIE_SAME_SITE', (text) => text);
  const port = get('PORT', Number) ?? 8787;
  const redisUrl = get('REDIS_URL', (text) => text) ?? null;
  const read = {
    upstream: get('PUNCHH_UPSTREAM', (text) => text),
    allowedOrigins: get('PUNCHH_ALLOWED_ORIGINS', list),
    routes: get('PUNCHH_ROUTES', readRoutes),
    userAgent: get('PUNCHH_USER_AGENT', (text) => text),
    limits: withKey(get('PUNCHH_LIMITS', (text) => readLimits(text, problems)), get('PUNCHH_LIMITS_KEY', (text) => text)),
    countries: get('PUNCHH_COUNTRIES', (text) => list(text.toUpperCase())),
    businessPath: get('PUNCHH_BUSINESS_PATH', (text) => (text === 'none' ? false : text)),
    form: readForm(get('PUNCHH_FORM_PATH', (text) => text), get('PUNCHH_FORM_TITLE', (text) => text)),
    cookie: key && { key, ...(sameSite !== undefined && { sameSite }) },
    trustProxy: get('PUNCHH_TRUST_PROXY', readTrust),
    timeout: get('PUNCHH_TIMEOUT', Number),
  };
  const settings = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  const checked = checkOptions({ clients: readClients(env, problems), ...settings });
  problems.push(...checked.problems.map(explain));
  if (sameSite !== undefined && !key) problems.push('PUNCHH_COOKIE_SAME_SITE is set, but PUNCHH_COOKIE_KEY is missing');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push('PORT must be a number from 0 to 65535');
  if (redisUrl !== null && !isRedisUrl(redisUrl)) problems.push('REDIS_URL must be a URL such as redis://127.0.0.1:6379');
  const unknown = Object.keys(env).filter((name) => name.startsWith('PUNCHH_') && !NAMES.has(name) && !CLIENT.test(name));
  if (problems.length || !('options' in checked)) {
    // A missing variable may be one of the misspelt ones.
    return { problems: [...new Set(problems), ...unknown.map((name) => `${name} is not a setting`)] };
  }
  return {
    settings: {
      options: checked.options,
      host: get('HOST', (text) => text) ?? '0.0.0.0',
      port,
      redisUrl,
      unknown,
    },
  };
}
