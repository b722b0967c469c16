/** The software bill of materials, sbom.cdx.json (CycloneDX 1.5, https://cyclonedx.org/docs/1.5/json/). */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** The name of the package in a folder below `node_modules`. */
const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * The folders of the packages whose code is in the files of a build, as its list of licences names them.
 *
 * @param {string} folder of the build
 * @param {Record<string, { version?: string }>} locked
 * @throws {Error} where the folder holds no build, or a build with other packages than package-lock.json has
 */
function bundledIn(folder, locked) {
  const list = join(folder, 'third-party-licenses.md');
  if (!existsSync(list)) throw new Error(`There is no ${list}: npm run build writes it`);
  return [...readFileSync(list, 'utf8').matchAll(/^## (\S+) (\S+) \(/gm)].map(([, name, version]) => {
    const place = Object.keys(locked).find((each) => nameOf(each) === name && locked[each].version === version);
    if (!place) throw new Error(`${name} ${version} is in ${folder}, but not in package-lock.json: npm run build`);
    return place;
  });
}

/**
 * Lists what is installed with the package, and what is inside its files, and writes `sbom.cdx.json`.
 *
 * @param {string} folder of a build, with its list of licences
 * @returns {{ path: string, installed: number, bundled: number }} the file, and how many packages it names
 */
export function writeSbom(folder) {
  const { name, version, license } = readJson('package.json');
  const { packages: locked } = readJson('package-lock.json');
  const installed = installedWith(locked);
  const inside = new Set(bundledIn(folder, locked));
  const components = [...new Set([...installed, ...inside])].sort().map((place) => {
    const { version: itsVersion, license: itsLicense, integrity } = locked[place];
    const ref = purl(nameOf(place), itsVersion);
    return {
      type: 'library',
      'bom-ref': ref,
      name: nameOf(place),
      version: itsVersion,
      purl: ref,
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
  const path = join(folder, 'sbom.cdx.json');
  writeFileSync(path, `${JSON.stringify(bom, null, 2)}\n`);
  return { path, installed: installed.size, bundled: inside.size };
}
