import { build } from 'esbuild';

/** Imports a TypeScript module of the source into Node, bundled in memory: Node 20 reads no TypeScript. */
export const loadSource = async (path) => {
  const result = await build({
    entryPoints: [path], bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20',
  });
  return import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].contents).toString('base64')}`);
};
