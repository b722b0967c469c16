import { createHmac } from 'node:crypto';
import { resolveStep, type ResolvedStep } from './resolve-step.ts';
import { ENVIRONMENT, type Scenario } from './scenario.ts';

// RFC 7636, appendix B. These files have no scripts, so every code is asked for with this pair.
const PKCE_PAIR = {
  codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
};

const VARIABLE = /\{\{(\w+)\}\}/g;

/** A name that a reference may have: `codesByEmailSendACode`. */
const toName = (words: string): string =>
  words.replace(/[^A-Za-z0-9 ]/g, '').split(' ').filter(Boolean)
    .map((word, index) => (index === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase())).join('');

const toReference = (name: string, path: readonly (string | number)[]): string =>
  `{{${name}.response.body.$${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}}}`;

/** The digest of a request whose variables are all constants. */
function digestOf({ path, text }: ResolvedStep, constants: Readonly<Record<string, string>>): string {
  const message = `${path}${text ?? ''}`.replace(VARIABLE, (_, name: string) => constants[name] ?? '');
  const hash = path.startsWith('/api/auth/') ? 'sha1' : 'sha256';
  return createHmac(hash, ENVIRONMENT['secret']!).update(message).digest('hex');
}

/**
 * A `.http` file: file variables, named requests, and references to their answers, as the REST Client of Visual Studio
 * Code, Visual Studio 2022 and Kulala (Neovim) read them.
 */
export function toHttpFile({ title, description, variables = {}, steps }: Scenario): string {
  const constants = { ...ENVIRONMENT, ...PKCE_PAIR, ...variables };
  const saved: Record<string, string> = {};
  const used = new Set<string>(['baseUrl']);
  const blocks = steps.map((step) => {
    const resolved = resolveStep(step);
    const { name, note, method, path, allHeaders, text, save = {}, expect, signed } = resolved;
    const fill = (template: string): string => template.replace(VARIABLE, (whole, variable: string) => {
      const reference = saved[variable];
      if (reference !== undefined) return reference;
      if (!(variable in constants)) throw new Error(`${name}: nothing sets ${variable}`);
      used.add(variable);
      return whole;
    });
    const headers = allHeaders.map(([header, value]) =>
      `${header}: ${value === '{{digest}}' ? digestOf(resolved, constants) : fill(value)}`);
    const id = toName(name);
    const block = [
      `### ${name}`,
      ...(note === undefined ? [] : [`# ${note}`]),
      ...(signed ? ['# x-pch-digest: HMAC over path, query and body, with the sandbox’s secret; made anew when any of them changes.'] : []),
      `# Returns ${expect}`,
      `# @name ${id}`,
      `${method} {{baseUrl}}${fill(path)}`,
      ...headers,
      ...(text === null ? [] : ['', fill(text)]),
    ].join('\n');
    for (const [variable, at] of Object.entries(save)) saved[variable] = toReference(id, at);
    return block;
  });
  const declared = Object.entries(constants).filter(([name]) => used.has(name)).map(([name, value]) => `@${name} = ${value}`);
  return [
    `# ${title}`,
    `# ${description}`,
    '# Start `npx punchh-sandbox`, then send the requests in order.',
    '',
    ...declared,
    '',
    `${blocks.join('\n\n')}\n`,
  ].join('\n');
}
