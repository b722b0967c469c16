import type { DesignToken } from './resolve.ts';

/** A token of the element, and which tokens of a design file it can be taken from. */
interface Rule {
  token: string;
  kind: 'color' | 'length' | 'fonts' | 'shadow';
  /** Patterns for a design token's name, the best first: its groups and its own name, lower case, joined by dots. */
  names: readonly RegExp[];
  /** Names that look alike and are something else. */
  not?: RegExp;
}

/** The end of a name that stands for a scale's middle. */
const MIDDLE = '(?:\\.(?:default|base|main|500|600|regular|normal|md|medium))?$';
const named = (...words: string[]): RegExp[] => words.map((word) => new RegExp(`(?:^|\\.)${word}${MIDDLE}`));

const RULES: readonly Rule[] = [
  { token: 'color-on-primary', kind: 'color', names: named('on-?primary', '(?:primary|brand|accent)[.-](?:foreground|contrast|text|on)', 'on-?brand') },
  { token: 'color-primary', kind: 'color', names: named('color-primary', 'primary', 'brand', 'brand[.-]colou?r', 'accent'), not: /text|font|border|surface|background|foreground|\bon-/ },
  { token: 'color-focus', kind: 'color', names: named('color-focus', 'focus(?:-ring)?', 'border[.-]focus', 'ring') },
  { token: 'color-danger', kind: 'color', names: named('color-danger', 'danger', 'error', 'critical', 'destructive', 'negative'), not: /\bon-|surface|background|border/ },
  { token: 'color-success', kind: 'color', names: named('color-success', 'success', 'positive'), not: /\bon-|surface|background|border/ },
  { token: 'color-border', kind: 'color', names: named('color-border', 'border', 'outline', 'divider', 'stroke') },
  { token: 'color-muted', kind: 'color', names: named('color-muted', 'text[.-](?:secondary|muted|subtle)', 'muted(?:-foreground)?', 'on-?surface-?variant', 'foreground[.-](?:secondary|muted)') },
  { token: 'color-text', kind: 'color', names: named('color-text', 'text[.-](?:primary|body)', 'text', 'on-?surface', 'foreground', 'on-?background', 'ink') },
  { token: 'color-surface', kind: 'color', names: named('color-surface', 'surface', 'card', 'background[.-](?:surface|card)', 'background', 'bg'), not: /\bon-/ },
  { token: 'radius', kind: 'length', names: named('radius', '(?:border-?)?radius', 'corner(?:-?radius)?', 'rounded', 'radius[.-](?:control|button|input|lg|sm)') },
  { token: 'font-size', kind: 'length', names: named('font-?size(?:[.-]body)?', 'body[.-](?:font-?)?size') },
  { token: 'max-width', kind: 'length', names: [/(?:^|\.)max-width$/] },
  { token: 'control-height', kind: 'length', names: [/(?:^|\.)control-?height$/] },
  { token: 'space', kind: 'length', names: [/^(?:punchh-login\.)?(?:shape\.)?space$/] },
  { token: 'font-family', kind: 'fonts', names: named('font-?family(?:[.-](?:body|sans|text|primary))?', '(?:body|sans|text)(?:[.-]font-?family)?', 'font') },
  { token: 'shadow', kind: 'shadow', names: named('shadow(?:[.-]card)?', '(?:shadow|elevation)[.-](?:lg|large|card|high)', 'elevation', 'card[.-]shadow') },
];

const TYPES: Readonly<Record<Rule['kind'], RegExp>> = {
  color: /^color$/, length: /^(dimension|number)$/, fonts: /^(fontFamily|typography)$/, shadow: /^shadow$/,
};

const SCHEME = /^(light|dark)(?:[ _-]?(?:mode|theme))?$/i;

/** A name without the groups that only name a scheme. */
export const nameOf = ({ path }: DesignToken): string => path.filter((part) => !SCHEME.test(part)).map((part) =>
  part.trim().replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().replace(/[\s_/]+/g, '-')).join('.');

/** The scheme that a group of the token names; `both` where none does. */
export const schemeOf = ({ path }: DesignToken): 'light' | 'dark' | 'both' => {
  const scheme = path.map((part) => SCHEME.exec(part)?.[1]?.toLowerCase()).find(Boolean);
  return (scheme as 'light' | 'dark' | undefined) ?? 'both';
};

/** The design tokens that each of the element's tokens can be taken from, the best first. */
export const candidates = (tokens: readonly DesignToken[]): { token: string; kind: Rule['kind']; found: DesignToken[] }[] =>
  RULES.map(({ token, kind, names, not }) => {
    const ranked = tokens.filter(({ type }) => TYPES[kind].test(type)).map((candidate) => {
      const name = nameOf(candidate);
      return { candidate, rank: not?.test(name) ? -1 : names.findIndex((pattern) => pattern.test(name)), depth: candidate.path.length };
    }).filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank || a.depth - b.depth);
    const best = ranked[0] && nameOf(ranked[0].candidate);
    // The same name in groups for light and dark.
    return { token, kind, found: ranked.map(({ candidate }) => candidate).filter((candidate) => nameOf(candidate) === best) };
  });
