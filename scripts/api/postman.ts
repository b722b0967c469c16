import { resolveStep, type ResolvedStep } from './resolve-step.ts';
import { ENVIRONMENT, type Scenario, type Step } from './scenario.ts';

const BASE64URL = `const base64url = (words) => CryptoJS.enc.Base64.stringify(words).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');`;

/** RFC 7636: a fresh verifier of 32 random bytes, and its S256 challenge. */
const MAKE_PKCE_PAIR = [
  BASE64URL,
  'const verifier = base64url(CryptoJS.lib.WordArray.random(32));',
  `pm.collectionVariables.set('codeVerifier', verifier);`,
  `pm.collectionVariables.set('codeChallenge', base64url(CryptoJS.SHA256(verifier)));`,
];

/** `x-pch-digest`: lowercase hex HMAC over path, query and body exactly as sent. */
const MAKE_DIGEST = [
  `const path = pm.variables.replaceIn(pm.request.url.getPathWithQuery());`,
  `const body = pm.variables.replaceIn(pm.request.body?.raw ?? '');`,
  `const hmac = path.startsWith('/api/auth/') ? CryptoJS.HmacSHA1 : CryptoJS.HmacSHA256;`,
  `pm.variables.set('digest', hmac(path + body, pm.environment.get('secret')).toString());`,
];

const pathOf = (path: readonly (string | number)[]): string =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll('\'', '\\\'')}'`;

function testScript({ status, errorKey, expect, save = {} }: ResolvedStep): string[] {
  const saving = Object.entries(save).map(([name, path]) =>
    `pm.collectionVariables.set('${name}', pm.response.json()${pathOf(path)});`);
  return [
    `pm.test(${quote(`returns ${expect}`)}, () => {`,
    `  pm.response.to.have.status(${status});`,
    ...(errorKey === null ? [] : [`  pm.expect(pm.response.json().errors).to.have.all.keys(${quote(errorKey)});`]),
    '});',
    ...saving,
  ];
}

const event = (listen: 'prerequest' | 'test', exec: readonly string[]) => ({ listen, script: { type: 'text/javascript', exec } });

function toItem(step: Step) {
  const resolved = resolveStep(step);
  const { name, note, method, path, allHeaders, text, before, signed } = resolved;
  const [pathname = '', query] = path.split('?');
  const prerequest = [...(before === undefined ? [] : MAKE_PKCE_PAIR), ...(signed ? MAKE_DIGEST : [])];
  return {
    name,
    event: [
      ...(prerequest.length > 0 ? [event('prerequest', prerequest)] : []),
      event('test', testScript(resolved)),
    ],
    request: {
      method,
      header: allHeaders.map(([key, value]) => ({ key, value })),
      ...(text === null ? {} : { body: { mode: 'raw', raw: text, options: { raw: { language: 'json' } } } }),
      url: {
        raw: `{{baseUrl}}${path}`,
        host: ['{{baseUrl}}'],
        path: pathname.split('/').slice(1),
        ...(query === undefined ? {} : { query: [...new URLSearchParams(query)].map(([key, value]) => ({ key, value })) }),
      },
      ...(note === undefined ? {} : { description: note }),
    },
  };
}

/** The last two digits of a reserved number. */
const RANDOM_DIGITS = `String(Math.floor(Math.random() * 100)).padStart(2, '0')`;

/** Sets a scenario's own variables. Addresses and numbers are others in each run, so that no code is asked for too soon. */
const setVariables = (variables: Readonly<Record<string, string>>): string[] =>
  Object.entries(variables).map(([name, value]) => {
    const fresh = name === 'email' ? `${quote(value)}.replace('+', '.' + Date.now() + '+')`
      : /phone/i.test(name) ? `${quote(value.slice(0, -2))} + ${RANDOM_DIGITS}`
      : quote(value);
    return `pm.collectionVariables.set('${name}', ${fresh});`;
  });

function toFolder({ title, description, variables = {}, steps }: Scenario) {
  const items = steps.map(toItem);
  const [first] = items;
  if (first && Object.keys(variables).length > 0) {
    const existing = first.event.find(({ listen }) => listen === 'prerequest')?.script.exec ?? [];
    first.event = [event('prerequest', [...setVariables(variables), ...existing]), ...first.event.filter(({ listen }) => listen === 'test')];
  }
  return { name: title, description, item: items };
}

/** A Postman collection, schema v2.1. */
export const toCollection = (scenarios: readonly Scenario[]) => ({
  info: {
    name: 'punchh-login: the vendors’ APIs',
    description: [
      'Every scenario of a sign-in with PAR Punchh and PAR Ordering, with what can go wrong. Import the environment beside it, start `npx punchh-sandbox`, and run the folders in order.',
      'Scripts make the PKCE pair and the digest, and keep the tokens in variables of the collection. Requests marked “sandbox only” use the sandbox’s own calls.',
    ].join('\n\n'),
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  item: scenarios.map(toFolder),
});

/** A Postman environment for the sandbox. */
export const toEnvironment = () => ({
  name: 'punchh-sandbox',
  values: Object.entries(ENVIRONMENT).map(([key, value]) => ({ key, value, type: key === 'secret' ? 'secret' : 'default', enabled: true })),
  _postman_variable_scope: 'environment',
});
