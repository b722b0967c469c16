import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import '../../src/define.ts';
import { GROUPS } from '../scenes/scenes.ts';
import { STARTER } from './brand.ts';
import { choice, select } from './controls.ts';
import { consentsPanel, signInPanel } from './guest-panels.ts';
import { fromLink, keep, recall } from './keep.ts';
import { defaultTexts, LOCALES, longestLocale } from './locales.ts';
import { lookPanel } from './look-panel.ts';
import { Probes } from './palette.ts';
import type { Palette, Scheme } from './palette.ts';
import { Preview } from './preview.ts';
import type { View } from './preview.ts';
import { sharePanel } from './share-panel.ts';
import { Store } from './store.ts';
import { wordsPanel } from './words-panel.ts';
import type { Words } from './words-panel.ts';

const TABS = [['look', 'Look'], ['sign-in', 'Sign-in'], ['consents', 'Consents'], ['words', 'Words'], ['share', 'Use it']] as const;
type Tab = (typeof TABS)[number][0];
/** What needs a page to itself would take this one over. */
const SCENE_OPTIONS = GROUPS.map(({ name, scenes }) => ({
  name,
  options: Object.entries(scenes).filter(([, { alone }]) => !alone).map(([key, { label }]) => [key, label] as const),
}));

const store = new Store((await fromLink()) ?? recall() ?? STARTER);
const panel = document.querySelector<HTMLElement>('#panel')!;
const bar = document.querySelector<HTMLElement>('#bar')!;
const head = document.querySelector<HTMLElement>('#head')!;

let tab: Tab = 'look';
let view: View = { device: 'phone', scheme: 'light', scene: 'start', lang: 'en' };
let words: Words = { locale: 'en', defaults: await defaultTexts('en'), search: '' };
let palettes: Record<Scheme, Palette> = { light: {}, dark: {} };
let message = '';
let problem = '';

const preview = new Preview(document.querySelector<HTMLElement>('#preview')!, (text) => {
  problem = text;
  draw();
});
const probes = new Probes(store.brand, document.querySelector<HTMLElement>('#probes')!);

const look = (change: Partial<View>): void => {
  view = { ...view, ...change };
  draw();
  preview.show(store.brand, view);
};
const say = (text: string): void => {
  message = text;
  draw();
};
const readWords = async (locale: string): Promise<void> => {
  words = { ...words, locale, defaults: await defaultTexts(locale) };
  look({ lang: locale });
};

const panels: Record<Tab, () => TemplateResult> = {
  look: () => lookPanel(store, palettes),
  'sign-in': () => signInPanel(store),
  consents: () => consentsPanel(store),
  words: () => wordsPanel(store, words, {
    locale: (tag) => void readWords(tag),
    search: (search) => {
      words = { ...words, search };
      draw();
    },
    longest: () => void longestLocale(store.brand.copy).then(readWords),
  }),
  share: () => sharePanel(store, message, say),
};

function draw(): void {
  render(html`<b class="title">Sign-in studio</b>
    <span class="spacer"></span>
    <button class="icon" aria-label="Undo" title="Undo" ?disabled=${!store.canUndo} @click=${() => store.undo()}>↶</button>
    <button class="icon" aria-label="Redo" title="Redo" ?disabled=${!store.canRedo} @click=${() => store.redo()}>↷</button>
    <nav role="tablist" aria-label="What to change">${TABS.map(([key, label]) => html`<button role="tab" id=${`tab-${key}`}
      aria-selected=${key === tab} aria-controls="panel" tabindex=${key === tab ? 0 : -1} @click=${() => openTab(key)}
      @keydown=${(event: KeyboardEvent) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = TABS[(TABS.findIndex(([other]) => other === tab) + step + TABS.length) % TABS.length]![0];
        openTab(next);
        document.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
      }}>${label}</button>`)}</nav>`, head);
  panel.setAttribute('aria-labelledby', `tab-${tab}`);
  render(panels[tab](), panel);
  render(html`
    ${choice('Device', [['phone', 'Phone'], ['desktop', 'Desktop'], ['kiosk', 'Kiosk']], view.device, (device) => look({ device }))}
    ${choice('Appearance', [['light', 'Light'], ['dark', 'Dark']], view.scheme, (scheme) => look({ scheme }))}
    ${select('What the guest sees', view.scene, SCENE_OPTIONS, (scene) => look({ scene }))}
    ${select('Language', view.lang, LOCALES, (lang) => look({ lang }))}
    ${problem ? html`<p class="warn" role="status">${problem}</p>` : nothing}`, bar);
}

const openTab = (next: Tab): void => {
  tab = next;
  message = '';
  draw();
  panel.scrollTop = 0;
};

let measuring = 0;
const measure = async (): Promise<void> => {
  const mine = (measuring += 1);
  const read = await probes.read(store.brand);
  if (mine !== measuring) return;
  palettes = read;
  draw();
};

let rebuild = 0;
store.subscribe(() => {
  keep(store.brand);
  // The link in the address bar would bring back what it was made of.
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  draw();
  cancelAnimationFrame(rebuild);
  rebuild = requestAnimationFrame(() => preview.show(store.brand, view));
  void measure();
});

document.addEventListener('keydown', (event) => {
  if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'z') return;
  event.preventDefault();
  if (event.shiftKey) store.redo();
  else store.undo();
});

draw();
preview.show(store.brand, view);
void measure();
