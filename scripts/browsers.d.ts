/** The engines that the tests run in. */
export const ENGINES: string[];
/** What every Chromium is started with. */
export const CHROMIUM_ARGS: string[];
/** Where the wanted engines are; one that could not be had is missing. */
export function findBrowsers(wanted?: string[]): {
  chromium?: string;
  firefox?: string;
  webkit?: { driver: string; binary: string; xvfb: string | null };
};
