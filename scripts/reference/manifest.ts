import { readFileSync } from 'node:fs';

/** The parts of the Custom Elements Manifest (custom-elements.json) that the reference shows. */
export interface Described {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

export interface Member extends Described {
  readonly kind: 'field' | 'method';
  readonly attribute?: string;
  readonly readonly?: boolean;
  readonly parameters?: readonly { name: string; optional?: boolean; type?: { text: string } }[];
  readonly return?: { readonly type: { readonly text: string } };
}

export interface ElementEntry {
  readonly tagName: string;
  readonly summary?: string;
  readonly description?: string;
  readonly attributes?: readonly (Described & { readonly fieldName: string })[];
  readonly members?: readonly Member[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
}

/** The elements of the manifest, `<punchh-login>` first. */
export const readElements = (): ElementEntry[] => {
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as { modules: { declarations: ElementEntry[] }[] };
  return modules.flatMap(({ declarations }) => declarations)
    .sort((a, b) => Number(b.tagName === 'punchh-login') - Number(a.tagName === 'punchh-login'));
};
