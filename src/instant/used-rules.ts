/** A selector, and the marks that an element must have so that it can match: classes, ids, parts, names of attributes. */
interface Selector {
  text: string;
  needs: readonly string[];
}

/** A rule with its selectors, or an at-rule with the rules inside it. */
type Rule = { selectors: readonly Selector[]; block: string } | { prelude: string; rules: readonly Rule[] };

/** Returns where the block ends that begins at `open`. */
const closingBrace = (css: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}' && (depth -= 1) === 0) return at;
  }
  throw new Error('a block of the style sheet is not closed');
};

/** Splits a list of selectors at its commas, not at those in brackets. */
const splitSelectors = (list: string): string[] => {
  const selectors: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < list.length; at += 1) {
    if (list[at] === '(') depth += 1;
    if (list[at] === ')') depth -= 1;
    if (list[at] !== ',' || depth > 0) continue;
    selectors.push(list.slice(start, at).trim());
    start = at + 1;
  }
  return [...selectors, list.slice(start).trim()];
};

/** Takes the brackets out, the inner ones first: what stands in them may be an alternative, a negation, or about the page. */
const withoutBrackets = (selector: string): string => {
  const next = selector.replace(/\([^()]*\)/g, '');
  return next === selector ? selector : withoutBrackets(next);
};

const readSelector = (text: string): Selector => {
  const plain = withoutBrackets(text);
  return {
    text,
    needs: [
      ...[...plain.matchAll(/\[part~=['"]?([\w-]+)/g)].map(([, part]) => `part ${part}`),
      ...[...plain.matchAll(/\[([\w-]+)/g)].map(([, name]) => `[${name}`),
      ...[...plain.matchAll(/[.#][A-Za-z][\w-]*/g)].map(([mark]) => mark),
    ],
  };
};

/** Reads a style sheet whose strings hold no braces. Animations are left out: nothing moves before the script. */
export const readRules = (css: string): Rule[] => {
  const text = css.replace(/\/\*.*?\*\//gs, '');
  const rules: Rule[] = [];
  for (let at = 0, open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
    const prelude = text.slice(at, open).trim();
    const close = closingBrace(text, open);
    const block = text.slice(open + 1, close);
    at = close + 1;
    if (!prelude.startsWith('@')) rules.push({ selectors: splitSelectors(prelude).map(readSelector), block });
    else if (!prelude.startsWith('@keyframes')) rules.push({ prelude, rules: readRules(block) });
  }
  return rules;
};

/** Returns the marks of all elements in a markup, as selectors need them. */
const readMarks = (markup: string): ReadonlySet<string> => {
  const words = (attribute: string, sign: string) =>
    [...markup.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].flatMap(([, value]) => value!.split(/\s+/).map((word) => sign + word));
  return new Set([
    ...words('class', '.'), ...words('id', '#'), ...words('part', 'part '),
    ...[...markup.matchAll(/\s([a-z-]+)(?=[\s=/>])/g)].map(([, name]) => `[${name}`),
  ]);
};

const write = (rules: readonly Rule[], marks: ReadonlySet<string>): string =>
  rules.map((rule) => {
    if ('rules' in rule) {
      const inner = write(rule.rules, marks);
      return inner && `${rule.prelude}{${inner}}`;
    }
    const selectors = rule.selectors.filter(({ needs }) => needs.every((mark) => marks.has(mark)));
    return selectors.length ? `${selectors.map(({ text }) => text).join(',')}{${rule.block}}` : '';
  }).join('');

/** Writes the rules that can match in a markup that no script changes: a guest waits for each byte before the form can be used. */
export const writeUsedRules = (rules: readonly Rule[], markup: string): string => write(rules, readMarks(markup));
