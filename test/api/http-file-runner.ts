import { randomUUID } from 'node:crypto';

/** A request of a `.http` file, and what came of it. */
export interface HttpResult {
  readonly title: string;
  /** From the comment "Returns …": the status, and the key of the error. */
  readonly expected: string;
  readonly actual: string;
}

const atPath = (value: unknown, path: string): unknown =>
  path.split(/[.[\]]/).filter(Boolean).reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

/**
 * Sends the requests of a `.http` file in order. It knows what api/http/ uses of the format: `###`, comments, `# @name`,
 * file variables, `{{$guid}}`, and `{{name.response.body.$.path}}`.
 * @param overrides values in place of the file's own variables
 */
export async function runHttpFile(text: string, overrides: Readonly<Record<string, string>> = {}): Promise<HttpResult[]> {
  const [head = '', ...blocks] = text.split(/^### ?/m);
  const variables: Record<string, string> = {};
  for (const [, name, value] of head.matchAll(/^@(\w+) = (.*)$/gm)) variables[name!] = overrides[name!] ?? value!;
  const bodies = new Map<string, unknown>();

  const fill = (template: string): string => template.replace(/\{\{([^}]+)\}\}/g, (_, expression: string) => {
    if (expression === '$guid') return randomUUID();
    const [, name, path] = /^(\w+)\.response\.body\.\$(.*)$/.exec(expression) ?? [];
    const value = name === undefined ? variables[expression] : atPath(bodies.get(name), path!);
    if (typeof value !== 'string') throw new Error(`nothing sets {{${expression}}}`);
    return value;
  });

  const results: HttpResult[] = [];
  for (const block of blocks) {
    const lines = block.split('\n');
    const title = lines[0]!;
    const comments = lines.filter((line) => line.startsWith('#'));
    const start = lines.findIndex((line, index) => index > 0 && line !== '' && !line.startsWith('#'));
    const blank = lines.indexOf('', start);
    const [method, url] = fill(lines[start]!).split(' ') as [string, string];
    const headers = lines.slice(start + 1, blank).map((line) => fill(line).split(/: (.*)/s).slice(0, 2) as [string, string]);
    const body = fill(lines.slice(blank + 1).join('\n').trimEnd());
    const response = await fetch(url, { method, headers, ...(body ? { body } : {}) });
    const json = (await response.json()) as { errors?: object };
    const name = comments.map((line) => /^# @name (\w+)/.exec(line)?.[1]).find(Boolean);
    if (name) bodies.set(name, json);
    const expected = comments.map((line) => /^# Returns (.*)/.exec(line)?.[1]).find(Boolean) ?? '';
    const key = json.errors && Object.keys(json.errors)[0];
    results.push({ title, expected, actual: [response.status, key].filter(Boolean).join(' ') });
  }
  return results;
}
