import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from '../base64.ts';
import { createResponse } from '../fetch-objects.ts';
import type { Language } from './texts/index.ts';

const STYLE = `
:root { color-scheme: light dark; --accent: #1d4fd8; --on: #fff; --line: #767b88; --text: #16181d; --muted: #555a66; --page: #f3f4f7;
  --card: #fff; --danger: #b3141f; }
@media (prefers-color-scheme: dark) {
  :root { --accent: #9db8ff; --on: #10131a; --line: #8b90a0; --text: #f2f3f5; --muted: #b4b8c4; --page: #111216; --card: #1b1c20;
    --danger: #ff9aa0; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { width: min(100%, 25rem); padding: 1.5rem; border-radius: 1rem; background: var(--card); box-shadow: 0 12px 32px -8px #0003; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
form { display: grid; gap: .5rem; margin: 1rem 0 0; }
label { font-weight: 600; }
input { font: inherit; width: 100%; min-height: 3rem; padding: .5rem .75rem; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: .75rem; }
input[name=code] { font-size: 1.5rem; letter-spacing: .3em; font-variant-numeric: tabular-nums; direction: ltr; }
input[aria-invalid] { border-color: var(--danger); }
button, .button { font: inherit; font-weight: 600; min-height: 3rem; padding: .5rem 1rem; border: 0; border-radius: .75rem; cursor: pointer;
  background: var(--accent); color: var(--on); text-align: center; text-decoration: none; display: grid; place-items: center; }
button.plain { background: transparent; color: var(--accent); text-decoration: underline; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.brand, .note { color: var(--muted); font-size: .875rem; }
.note a { display: inline-block; padding: .25rem 0; }
.error, form p { margin: 0; }
.error { color: var(--danger); }
form + p { margin: 1rem 0 0; }
@media (forced-colors: active) { button, .button, main { border: 1px solid; } }
`;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML that is safe to put into a page. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | null | readonly Html[];

const toHtml = (value: Value): string =>
  value === null ? ''
    : value instanceof Html ? value.text
      : typeof value === 'object' ? value.map(toHtml).join('')
        : String(value).replace(/[&<>"']/g, (char) => escapes[char]!);

/** A template whose texts are escaped. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.map((part, i) => part + (i < values.length ? toHtml(values[i]!) : '')).join(''));

export interface PageOptions {
  /** Name of the brand, above the heading. */
  readonly title: string | undefined;
  /** Origins that a form may lead to: the pages that may call. */
  readonly origins: readonly string[];
}

/** Writes the pages of the form: one card each, without scripts and without anything from elsewhere. */
export type WritePage = (status: number, language: Language, heading: string, content: Html) => Response;

export function createPageWriter({ title, origins }: PageOptions): WritePage {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${toBase64(sha256(utf8ToBytes(STYLE)))}'`,
    // Chromium holds the redirect after a form to this, too.
    `form-action 'self' ${origins.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  return (status, { tag, direction }, heading, content) => {
    const brand = title ? html`<p class="brand">${title}</p>` : null;
    const page = html`<!doctype html>
<html lang="${tag}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title ? `${heading} · ${title}` : heading}</title>
<style>${new Html(STYLE)}</style>
</head>
<body><main>${brand}<h1>${heading}</h1>
${content}
</main></body>
</html>
`;
    return createResponse(page.text, status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      // The code step's own posts have to name their origin.
      'Referrer-Policy': 'same-origin',
    });
  };
}
