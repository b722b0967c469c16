/**
 * How the script tag's files load each other: the code of `load(name)`, which stands in the first file and takes the place
 * of every `import()`.
 *
 * All lazy files are named after the build. They belong together, and a name for each would be bytes of the first file.
 *
 * A file that fails to load is asked for by another address the next time, with one more `?` at its end. Firefox remembers
 * a failure by its address until the page is reloaded (HTML standard, "module map"), and a cache may keep a network's
 * log-in page, or make the second request wait for the first one that hangs. A file that arrives late is still used.
 */

/** How long a file may take, in ms, like an answer of the server: no browser gives up a file by itself. */
const LOAD_TIMEOUT = 20_000;

/** @param {string} edition names the build */
export const loaderCode = (edition) => `var load = (name, address = load[name] ??= \`./chunks/\${name}-${edition}.js\`) => new Promise((resolve, reject) => {
  setTimeout(reject, ${LOAD_TIMEOUT});
  import(address).then((module) => {
    load[name] = address;
    resolve(module);
  }, reject);
}).catch((error) => {
  load[name] = address + '?';
  throw error;
});`;
