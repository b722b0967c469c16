import type { App } from './app.ts';
import { readJson, toBrand } from './read-brand.ts';

/** Opens a brand file in place of the brand being edited; undo brings that back. */
export const openFile = async (app: App, file: File): Promise<void> => {
  try {
    const data = readJson(await file.text());
    app.store.replace('open', { brand: toBrand(data), notes: {} });
    app.say(`${file.name} is open. Undo brings back what was here before.`);
  } catch (error) {
    app.say((error as Error).message);
  }
};
