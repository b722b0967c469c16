import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import '../../src/define.ts';
import { EMPTY } from './app.ts';
import type { Action, App } from './app.ts';
import { BrandsDialog } from './brands-dialog.ts';
import { blockingIn, findFaults } from './checks/checks.ts';
import { loadCountries } from './countries.ts';
import { icon } from './icons.ts';
import { STEP_NAMES } from './labels.ts';
import type { Step } from './labels.ts';
import { lastBrand, listVersions, openBrand, saveBrand } from './library.ts';
import { fromFragment } from './link.ts';
import { defaultTexts, longestLocale } from './locales.ts';
import { recomposeLogo } from './logo/change-logo.ts';
import { tonesOf } from './logo/colours.ts';
import { Probes } from './measure.ts';
import { brandPanel } from './panels/brand.ts';
import { consentsPanel } from './panels/consents.ts';
import { handOverPanel } from './panels/hand-over.ts';
import { lookPanel } from './panels/look.ts';
import { signInPanel } from './panels/sign-in.ts';
import { tryPanel } from './panels/try.ts';
import { wordsPanel } from './panels/words.ts';
import type { Words } from './panels/words.ts';
import { PRESETS } from './presets.ts';
import { nameOf, newProject } from './project.ts';
import { Preview } from './stage/preview.ts';
import type { Subject } from './stage/preview.ts';
import { toolbar } from './stage/toolbar.ts';
import { Trial } from './stage/trial.ts';
import { Store } from './store.ts';
import { findInvalid } from './validate.ts';

const STEPS = Object.keys(STEP_NAMES) as Step[];
const at = (id: string): HTMLElement => document.getElementById(id)!;

const sent = await fromFragment(location.hash);
const store = new Store(sent ? newProject(sent.brand, sent.notes) : lastBrand() ?? newProject());
const texts = await defaultTexts('en');
let words: Words = { locale: 'en', defaults: texts, search: '' };
let message: { text: string; action?: Action } | null = null;
/** ms that a message stays. */
const MESSAGE_TIME = 10_000;
let fading: ReturnType<typeof setTimeout> | undefined;
/** Whether the visitor has chosen a screen: until then the first step shows the overview, the others a phone. */
let choseScreen = false;

const stepOfHash = (): Step => STEPS.find((step) => `#${step}` === location.hash) ?? 'brand';

const app: App = {
  ...EMPTY,
  store,
  texts,
  step: stepOfHash(),
  view: { screen: 'overview', scheme: 'light', scene: 'start', lang: 'en', compare: '' },
  draw,
  look(change) {
    choseScreen ||= 'screen' in change;
    app.view = { ...app.view, ...change };
    draw();
    showPreview();
  },
  say(text, action) {
    message = { text, ...(action && { action }) };
    draw();
    clearTimeout(fading);
    fading = setTimeout(() => {
      message = null;
      draw();
    }, MESSAGE_TIME);
  },
  go(step, control) {
    if (app.step !== step) history.pushState(null, '', `#${step}`);
    openStep(step);
    if (!control) return;
    const target = document.getElementById(control);
    target?.closest('details')?.setAttribute('open', '');
    target?.scrollIntoView({ block: 'center' });
    target?.focus();
  },
};

const preview = new Preview(at('preview'), (view) => app.look(view));
/** Where the guest's phone is out of sight, below the sign-in. */
const isNarrow = matchMedia('(width < 56rem)');
const trial = new Trial(at('trial'), {
  changed: () => draw(),
  arrived: ({ code, subject, text }) => {
    if (isNarrow.matches && code) app.say(subject ?? text.split('\n')[0]!, { label: 'Enter it', run: () => void trial.enter(code) });
  },
});
const probes = new Probes(store.brand, at('probes'));
const brands = new BrandsDialog(app, at('brands') as HTMLDialogElement);

/** The other side of a comparison: another brand, a version, or this brand in another style. */
const comparison = (): Subject | null => {
  const [kind, id = ''] = app.view.compare.split(/:(.*)/);
  if (kind === 'brand') {
    const project = openBrand(id);
    return project && { ...project, name: nameOf(project) };
  }
  if (kind === 'version') return listVersions(store.project.id).find((version) => version.id === id) ?? null;
  return kind === 'style'
    ? { brand: { ...store.brand, theme: { ...store.brand.theme, preset: id || undefined } },
        notes: store.notes,
        name: PRESETS.find(({ key }) => key === id)?.name ?? id }
    : null;
};

function showPreview(): void {
  if (app.step === 'try') trial.show(store.brand, store.notes, app.view);
  else preview.show({ brand: store.brand, notes: store.notes, name: nameOf(store.project) }, app.view, comparison());
}

const readWords = async (locale: string): Promise<void> => {
  words = { ...words, locale, defaults: await defaultTexts(locale) };
  app.look({ lang: locale });
};

const panels: Record<Step, () => TemplateResult> = {
  brand: () => brandPanel(app),
  look: () => lookPanel(app),
  'sign-in': () => signInPanel(app),
  consents: () => consentsPanel(app),
  words: () => wordsPanel(app, words, {
    choose: (locale) => void readWords(locale),
    search: (search) => {
      words = { ...words, search };
      draw();
    },
    showLongest: () => void longestLocale(store.brand.copy).then(readWords),
  }),
  try: () => tryPanel(trial),
  'hand-over': () => handOverPanel(app),
};

const nextStep = (): TemplateResult | typeof nothing => {
  const next = STEPS[STEPS.indexOf(app.step) + 1];
  return next ? html`<p class="next">${app.step === 'brand' ? html`<button type="button" class="button" @click=${() => app.go('try')}>Try it now</button>` : nothing}
    <button type="button" class="button primary" @click=${() => app.go(next)}>${STEP_NAMES[next]}${icon('right')}</button></p>` : nothing;
};

function draw(): void {
  render(html`<button type="button" class="brand-button" aria-haspopup="dialog" @click=${() => brands.open()}><b>${nameOf(store.project)}</b><span
    class="visually-hidden">: brands and versions</span>${icon('down')}</button>`, at('brand-switch'));
  render(html`<span class="saved" role="status">${app.saved ? 'Saved in this browser' : 'Not saved: this browser keeps nothing more'}</span>
    <span class="undo"><button type="button" class="icon-button" aria-label="Undo" title="Undo" ?disabled=${!store.canUndo} @click=${() => store.undo()}>${icon('undo')}</button>
    <button type="button" class="icon-button" aria-label="Redo" title="Redo" ?disabled=${!store.canRedo} @click=${() => store.redo()}>${icon('redo')}</button></span>`, at('tools'));
  render(html`<ol>${STEPS.map((step) => {
    const blocking = blockingIn(app.faults, step);
    return html`<li><a href=${`#${step}`} aria-current=${step === app.step ? 'step' : nothing}>${STEP_NAMES[step]}${blocking
      ? html`<span class="dot"><span class="visually-hidden"> (${blocking} to mend)</span></span>` : nothing}</a></li>`;
  })}</ol>`, at('steps'));
  render(html`${panels[app.step]()}${nextStep()}`, at('panel'));
  render(toolbar(app), at('toolbar'));
  render(message ? html`<p class="toast">${message.text}${message.action ? html`<button type="button" class="button" @click=${() => {
    message?.action?.run();
    dismiss();
  }}>${message.action.label}</button>` : nothing}<button type="button" class="icon-button" aria-label="Dismiss" @click=${dismiss}>${icon('close')}</button></p>` : nothing, at('message'));
  document.body.dataset.step = app.step;
  document.title = `${STEP_NAMES[app.step]}: ${nameOf(store.project)}, sign-in studio`;
}

function dismiss(): void {
  message = null;
  draw();
}

function openStep(step: Step): void {
  const trying = app.step === 'try';
  app.step = step;
  message = null;
  if (!choseScreen) app.view = { ...app.view, screen: step === 'brand' ? 'overview' : 'phone' };
  if (trying && step !== 'try') trial.strike();
  draw();
  showPreview();
  at('panel').scrollTop = 0;
}

let measuring = 0;
const checkBrand = async (): Promise<void> => {
  const turn = (measuring += 1);
  app.checked = false;
  const { brand, notes } = store;
  const [measured, invalid, logoTones] = await Promise.all([probes.measure(brand), findInvalid(brand), tonesOf(notes.logo)]);
  if (turn !== measuring) return;
  app.measured = measured;
  app.faults = findFaults({
    brand, notes, measured, invalid, logoTones, texts,
    countries: app.countries.length ? new Set(app.countries.map(({ code }) => code)) : null,
  });
  app.checked = true;
  draw();
};

let shown = 0;
let open = store.project.id;
store.subscribe(() => {
  app.saved = saveBrand(store.project);
  app.checked = false;
  // The link in the address bar would bring back what it was made of.
  if (location.hash.startsWith('#b=')) history.replaceState(null, '', `#${app.step}`);
  if (open !== store.project.id) {
    open = store.project.id;
    app.view = { ...app.view, compare: '' };
  }
  draw();
  cancelAnimationFrame(shown);
  shown = requestAnimationFrame(showPreview);
  void recomposeLogo(app);
  void checkBrand();
});

addEventListener('hashchange', () => openStep(stepOfHash()));
document.addEventListener('keydown', (event) => {
  if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'z') return;
  event.preventDefault();
  if (event.shiftKey) store.redo();
  else store.undo();
});
for (const [button, shows] of [['edit', false], ['see', true]] as const) {
  at(button).addEventListener('click', () => {
    document.body.classList.toggle('seeing', shows);
    at('edit').setAttribute('aria-pressed', String(!shows));
    at('see').setAttribute('aria-pressed', String(shows));
  });
}

if (sent) app.saved = saveBrand(store.project);
openStep(app.step);
void checkBrand();
void loadCountries().then((countries) => {
  app.countries = countries;
  void checkBrand();
});
