/** The software bill of materials, sbom.cdx.json (CycloneDX 1.5, https://cyclonedx.org/docs/1.5/json/). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
const licences = (id) => (id ? [{ expression: id }] : []);

/** `sha512-<base64>` of a lock file as CycloneDX writes it. */
function hashes(integrity) {
  const [algorithm, base64] = (integrity ?? '').split('-');
  return algorithm === 'sha512' ? [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] : [];
}

/**
 * The folders of the packages that are installed with this one, below `node_modules`.
 *
 * @param {Record<string, { dependencies?: Record<string, string> }>} locked `packages` of package-lock.json
 */
function installedWith(locked) {
  const found = new Set();
  const visit = (from, names) => {
    for (const name of Object.keys(names ?? {})) {
      const nested = `${from}/node_modules/${name}`;
      const place = nested in locked ? nested : `node_modules/${name}`;
      if (found.has(place) || !(place in locked)) continue;
      found.add(place);
      visit(place, locked[place].dependencies);
    }
  };
  visit('', locked[''].dependencies);
  return found;
}

/**
 * Lists what is installed with the package, and what is inside its files.
 *
 * @param {string} folder to write into
 * @param {Iterable<string>} bundled folders of the packages whose code is in the files
 */
export function writeSbom(folder, bundled) {
  const { name, version, license } = readJson('package.json');
  const { packages: locked } = readJson('package-lock.json');
  const installed = installedWith(locked);
  const inside = new Set([...bundled].map((path) => relative('.', path).replaceAll(sep, '/')));
  const components = [...new Set([...installed, ...inside])].sort().map((place) => {
    const { version: itsVersion, license: itsLicense, integrity } = locked[place];
    const itsName = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return {
      type: 'library',
      'bom-ref': purl(itsName, itsVersion),
      name: itsName,
      version: itsVersion,
      purl: purl(itsName, itsVersion),
      licenses: licences(itsLicense),
      hashes: hashes(integrity),
      properties: [
        { name: 'punchh-login:installed', value: String(installed.has(place)) },
        { name: 'punchh-login:bundled', value: String(inside.has(place)) },
      ],
    };
  });
  const root = { type: 'library', 'bom-ref': purl(name, version), name, version, purl: purl(name, version), licenses: licences(license) };
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: root },
    components,
    dependencies: [{ ref: root['bom-ref'], dependsOn: components.map((component) => component['bom-ref']) }],
  };
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
}
