/** Every state in every theme and language, driven in the real element against the sandbox. */
import { html, render } from 'lit';
import '../../src/define.ts';
import { GROUPS } from '../scenes/scenes.ts';
import { choice as segments, select } from '../studio/controls.ts';
import { LOCALES } from '../studio/locales.ts';
import { Card } from './card.ts';
import { readChoice, sectionsOf, themes, WIDTHS, writeChoice, type Choice } from './choice.ts';

const THEME_NAMES: Readonly<Record<string, string>> = {
  default: 'Default', clean: 'Clean', soft: 'Soft', sharp: 'Sharp', classic: 'Classic', bold: 'Bold', night: 'Night', 'high-contrast': 'High contrast', studio: 'Yours, from the studio',
};

// Scenes scroll to their fields and errors; the wall stays where the visitor is.
Element.prototype.scrollIntoView = () => {};

const bar = document.querySelector<HTMLElement>('#bar')!;
const wall = document.querySelector<HTMLElement>('#wall')!;

let choice = readChoice(location.hash);
let cards: Card[] = [];
const byElement = new WeakMap<Element, Card>();
const nearness = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const card = byElement.get(target);
    if (card) card.near = isIntersecting;
  }
}, { rootMargin: '600px' });

const hang = (): void => {
  nearness.disconnect();
  for (const card of cards) card.remove();
  cards = [];
  wall.replaceChildren(...sectionsOf(choice).map(({ name, views }) => {
    const section = document.createElement('section');
    section.innerHTML = '<h2></h2><div class="row"></div>';
    section.firstElementChild!.textContent = name;
    section.lastElementChild!.append(...views.map((view) => {
      const card = new Card(view);
      cards.push(card);
      byElement.set(card.element, card);
      return card.element;
    }));
    return section;
  }));
  for (const card of cards) nearness.observe(card.element);
};

const choose = (change: Partial<Choice>): void => {
  choice = { ...choice, ...change };
  history.replaceState(null, '', writeChoice(choice));
  show();
};

const stateOptions = [
  ['all', 'Every state'] as const,
  { name: 'Groups', options: GROUPS.map(({ name }) => [name, name] as const) },
  ...GROUPS.map(({ name, scenes }) => ({ name, options: Object.entries(scenes).map(([key, { label }]) => [key, label] as const) })),
];

function show(): void {
  hang();
  render(html`
    <h1>Sign-in gallery</h1>
    <p role="status">${cards.length === 1 ? '1 picture' : `${cards.length} pictures`}</p>
    <nav aria-label="Other pages"><a href="studio.html">Sign-in studio</a> <a href="./">Demo</a></nav>
    <div class="filters">
      ${select('State', choice.state, stateOptions, (state) => choose({ state }))}
      ${select('Theme', choice.theme, [['all', 'Every theme'], ...themes().map((key) => [key, THEME_NAMES[key] ?? key] as const)], (theme) => choose({ theme }))}
      ${select('Language', choice.lang, [['all', 'Every language'], ...LOCALES], (lang) => choose({ lang, direction: 'any' }))}
      ${select('Direction', choice.direction, [['any', 'Any direction'], ['ltr', 'Left to right'], ['rtl', 'Right to left']], (direction) =>
        choose({ direction: direction as Choice['direction'] }))}
      ${select('Width', choice.width, WIDTHS.map((width) => [width, width === 'own' ? 'Usual width' : `${width} px`] as const), (width) => choose({ width }))}
      ${segments('Appearance', [['light', 'Light'], ['dark', 'Dark'], ['both', 'Both']], choice.scheme, (scheme) => choose({ scheme }))}
    </div>`, bar);
}

addEventListener('hashchange', () => {
  choice = readChoice(location.hash);
  show();
});
show();
