/**
 * How the script tag's files load each other: the code of `load(name)`, which stands in the first file and takes the place
 * of every `import()`.
 *
 * All lazy files are named after the build. They belong together, and a name for each would be bytes of the first file.
 * They lie in `chunks/` beside the first file, or below the address that `data-base` of its script tag names. Of two tags
 * with this file's address none is asked: markup that was slipped into a page must not decide where code comes from.
 *
 * A file that fails to load is asked for by another address the next time, with one more `?` at its end. Firefox remembers
 * a failure by its address until the page is reloaded (HTML standard, "module map"), and a cache may keep a network's
 * log-in page, or make the second request wait for the first one that hangs. A file that arrives late is still used.
 * On a page with an import map the address stays, because the map's `integrity` is listed by address.
 */

/** How long a file may take, in ms, like an answer of the server: no browser gives up a file by itself. */
const LOAD_TIMEOUT = 20_000;

/** Follows the address of a file that failed to load. An app's bundler may be what moved it. */
const ADVICE = 'failed to load. Use data-base or punchh-login.standalone.js, in a bundle import punchh-login/define';

/** The one name that the code declares. */
export const LOADER = 'load';

/** @param {string} edition names the build */
export const loaderCode = (edition) => `var ${LOADER} = (([tag, twin]) => {
  const base = !twin && tag?.dataset.base;
  const addresses = {};
  return (name) => {
    let address;
    return new Promise((resolve, reject) => {
      setTimeout(reject, ${LOAD_TIMEOUT});
      const path = (base || '.').replace(/\\/?$/, \`/chunks/\${name}-${edition}.js\`);
      address = addresses[name] ??= base ? new URL(path, location).href : path;
      import(address).then((module) => {
        addresses[name] = address;
        resolve(module);
      }, reject);
    }).catch((error) => {
      console.warn(\`\${address} ${ADVICE}\`);
      addresses[name] = address + (document.querySelector('[type=importmap]') ? '' : '?');
      throw error;
    });
  };
})([...document.querySelectorAll('script')].filter(({ src }) => src === import.meta.url));
`;
