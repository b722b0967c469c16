import type { App } from '../app.ts';
import type { LogoSources } from '../project.ts';
import { setToken } from '../tokens.ts';
import { coloursOf } from './colours.ts';
import { composeLogo } from './compose.ts';
import { readPicture } from './picture.ts';

/** Puts a file in as the logo, for light or for dark. A first logo also gives the brand its colour. */
export const takeLogo = async (app: App, file: File, scheme: 'light' | 'dark'): Promise<void> => {
  try {
    const picture = await readPicture(file);
    const sources: LogoSources = scheme === 'light' || !app.store.notes.logo
      ? { ...app.store.notes.logo, light: picture }
      : { ...app.store.notes.logo, dark: picture };
    const logo = await composeLogo(sources);
    const takesColour = !app.store.brand.theme?.tokens?.['color-primary'];
    const [colour] = takesColour ? await coloursOf(sources.light) : [];
    app.store.change('logo', (brand, notes) => {
      notes.logo = sources;
      brand.theme = { ...brand.theme, logo };
      if (colour) setToken(brand, 'color-primary', colour);
    });
    app.say(colour ? `The logo is in, and so is its colour, ${colour}.` : 'The logo is in.');
  } catch (error) {
    app.say((error as Error).message);
  }
};

/** Makes the logo anew where its sources have changed, as by “Put it on a plate”. */
export const recomposeLogo = async (app: App): Promise<void> => {
  const { logo: sources } = app.store.notes;
  if (!sources) return;
  const logo = await composeLogo(sources);
  if (app.store.notes.logo === sources && app.store.brand.theme?.logo !== logo) {
    app.store.amend((brand) => {
      brand.theme = { ...brand.theme, logo };
    });
  }
};

export const removeLogo = (app: App, scheme: 'light' | 'dark'): void => app.store.change('logo', (brand, notes) => {
  if (scheme === 'dark' && notes.logo) {
    delete notes.logo.dark;
  } else {
    delete notes.logo;
    delete brand.theme?.logo;
  }
});
