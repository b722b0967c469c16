import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { GROUPS } from '../../scenes/scenes.ts';
import type { App } from '../app.ts';
import { choice, select } from '../controls.ts';
import type { Options } from '../controls.ts';
import { listBrands, listVersions } from '../library.ts';
import { LOCALES } from '../locales.ts';
import { PRESETS } from '../presets.ts';

/** Without the scenes that need a page to themselves: they would take this one over. */
const SCENE_OPTIONS: Options = GROUPS.map(({ name, scenes }) => ({
  name,
  options: Object.entries(scenes).filter(([, { alone }]) => !alone).map(([key, { label }]) => [key, label] as const),
}));

const compareOptions = (app: App): Options => {
  const { id } = app.store.project;
  const others = listBrands().filter((brand) => brand.id !== id);
  const versions = listVersions(id);
  return [
    ['', 'Compare with…'],
    ...(others.length ? [{ name: 'Your brands', options: others.map((brand) => [`brand:${brand.id}`, brand.name] as const) }] : []),
    ...(versions.length ? [{ name: 'Versions of this brand', options: versions.map((version) => [`version:${version.id}`, version.name] as const) }] : []),
    { name: 'This brand in another style', options: PRESETS.map(({ key, name }) => [`style:${key}`, name] as const) },
  ];
};

/** How the preview is looked at. */
export const toolbar = (app: App): TemplateResult => {
  const { view, step } = app;
  const trying = step === 'try';
  const many = view.screen === 'overview' && !trying;
  return html`<div class="group">
    ${choice('Screen', [...(trying ? [] : [['overview', 'Overview'] as const]), ['phone', 'Phone'], ['desktop', 'Desktop'], ['kiosk', 'Kiosk'], ['pos', 'Till']],
      trying && view.screen === 'overview' ? 'phone' : view.screen, (screen) => app.look({ screen }))}
    ${many ? nothing : choice('Appearance', [['light', 'Light'], ['dark', 'Dark']], view.scheme, (scheme) => app.look({ scheme }))}
    </div><div class="group">${many || trying ? nothing : select('What the guest sees', view.scene, SCENE_OPTIONS, (scene) => app.look({ scene }))}
    ${select('Language of the preview', view.lang, LOCALES, (lang) => app.look({ lang }))}
    ${many || trying ? nothing : select('Compare with', view.compare, compareOptions(app), (compare) => app.look({ compare }))}</div>`;
};
