/** The files of `<script type="module" src="punchh-login.js">`: the first one, and the lazy ones in chunks/. */
import { resolve } from 'node:path';
import { FIRST_FILE, nameLazyFile, SECOND_FILE } from './load-order.js';
import { bundle } from './options.js';
import { groupFiles } from './plugins/group-files.js';
import { shareByPlace } from './plugins/share-by-place.js';

/**
 * @param {string} folder to write into
 * @returns the path of a lazy file below the folder, by its name
 */
export async function buildScriptTag(folder) {
  const [first, second] = ['punchh-login', 'sign-in'];
  const { plugin: grouping, codeSplitting } = groupFiles([
    { name: first, roots: [FIRST_FILE] },
    { name: second, roots: SECOND_FILE },
  ]);
  const { plugin: sharing, fileName } = shareByPlace({ first, second, publicModules: [FIRST_FILE, resolve('src/index.ts')] });
  await bundle({
    folder,
    input: { [first]: FIRST_FILE },
    plugins: [grouping, sharing],
    output: {
      // Nearly all of the first file runs at once: Chrome compiles it while it still arrives, beside the main thread.
      postBanner: ({ isEntry }) => (isEntry ? '//# allFunctionsCalledOnLoad' : ''),
      chunkFileNames: (chunk) => fileName(nameLazyFile(chunk)),
      codeSplitting,
    },
    // The lazy files take more from the first than it exports to the page.
    preserveEntrySignatures: 'allow-extension',
  });
  return fileName;
}
