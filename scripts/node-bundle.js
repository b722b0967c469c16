/** How TypeScript of this repository is made to run in Node; packages stay outside, so the output belongs inside node_modules. */
export const nodeBundle = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
};
