/** Writes dist/sbom.cdx.json anew, from the build in dist/ and package-lock.json: `npm run sbom`. */
import { writeSbom } from '../build/sbom.js';

const { path, installed, bundled } = writeSbom('dist');
console.log(`${path} names ${installed} packages that are installed with this one, and ${bundled} that are inside its files.`);
