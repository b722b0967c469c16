import { pageOrigin } from '../../model/url.ts';

/** A part of a document: a heading or a paragraph. */
export interface DocumentPart {
  isHeading: boolean;
  text: string;
}

/** Reads a plain text: blank lines separate paragraphs. */
export const readText = (text: string): DocumentPart[] =>
  text.split(/\n\s*\n/).map((part) => ({ isHeading: false, text: part.trim() })).filter(({ text: part }) => part);

const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, pre';

/** Reads the headings and paragraphs of a page; with a fragment in its address, those of that section. */
const readPage = (source: string, fragment: string): DocumentPart[] => {
  const page = new DOMParser().parseFromString(source, 'text/html');
  const root = page.querySelector('main, article, [role="main"]') ?? page.body;
  const start = fragment ? page.getElementById(fragment) : null;
  const level = start && /^H\d$/.test(start.nodeName) ? Number(start.nodeName[1]) : 0;
  const blocks = [...root.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const from = level ? blocks.indexOf(start!) : -1;
  const end = blocks.findIndex((block, index) => index > from && /^H\d$/.test(block.nodeName) && Number(block.nodeName[1]) <= level);
  const inStart = start && !level ? blocks.filter((block) => start.contains(block)) : blocks;
  const chosen = from < 0 ? inStart : blocks.slice(from, end < 0 ? undefined : end);
  return chosen
    .map((block) => ({ isHeading: /^H\d$/.test(block.nodeName), text: block.textContent.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text);
};

/**
 * Loads a page of the page's own origin; `null` where it is elsewhere or cannot be loaded.
 *
 * @param href a whole URL
 */
export const loadPage = async (href: string, signal: AbortSignal): Promise<DocumentPart[] | null> => {
  const url = new URL(href);
  if (url.origin !== pageOrigin()) return null;
  try {
    const response = await fetch(url, { signal, credentials: 'omit', headers: { accept: 'text/html, text/plain' } });
    if (!response.ok) return null;
    const text = await response.text();
    const parts = response.headers.get('content-type')?.startsWith('text/plain') ? readText(text) : readPage(text, url.hash.slice(1));
    return parts.length ? parts : null;
  } catch {
    return null;
  }
};
