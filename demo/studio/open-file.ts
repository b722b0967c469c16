import type { App } from './app.ts';
import { isDesignTokens, readDesignTokens } from './design-tokens.ts';
import { labelOf } from './labels.ts';
import { readJson, toBrand } from './read-brand.ts';
import { setToken } from './tokens.ts';

const UNDO = 'Undo brings back what was here before.';

/** Takes what a design-tokens file has for the theme; the rest of the brand stays. */
const takeDesignTokens = (app: App, data: Record<string, unknown>): void => {
  const { tokens, count } = readDesignTokens(data);
  const names = Object.keys(tokens);
  if (names.length === 0) {
    throw new Error(`None of these ${count} design tokens has a name that says what it is for, such as “primary”, “surface” or “radius”. `
      + 'Rename the ones for the sign-in, and export them again.');
  }
  app.store.change('design tokens', (brand) => {
    for (const [name, value] of Object.entries(tokens)) setToken(brand, name, value);
  });
  const labels = names.map((name) => labelOf(`theme.tokens.${name}`));
  app.say(`Taken from ${names.length} of ${count} design tokens: ${labels.join(', ')}. ${UNDO}`);
};

/** Opens a brand file in place of the brand being edited, or takes a theme from design tokens. */
export const openFile = async (app: App, file: File): Promise<void> => {
  try {
    const data = readJson(await file.text());
    if (isDesignTokens(data)) {
      takeDesignTokens(app, data);
      return;
    }
    app.store.replace('open', { brand: toBrand(data), notes: {} });
    app.say(`${file.name} is open. ${UNDO}`);
  } catch (error) {
    app.say((error as Error).message);
  }
};
