/** A dev-server plugin that hands named CommonJS packages to the browser as ES modules. */
import { build } from 'esbuild';

const PREFIX = '/__commonjs/';

export function commonjsPackages(names) {
  const bundles = new Map();
  const bundle = async (name) => {
    const result = await build({
      stdin: {
        contents: `import all from '${name}'; export default all;`,
        resolveDir: process.cwd(),
      },
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'error',
    });
    return result.outputFiles[0].text;
  };
  return {
    name: 'commonjs-packages',
    resolveImport: ({ source }) => (names.includes(source) ? `${PREFIX}${source}.js` : undefined),
    async serve({ path }) {
      if (!path.startsWith(PREFIX)) return undefined;
      const name = path.slice(PREFIX.length, -3);
      if (!bundles.has(name)) bundles.set(name, bundle(name));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
