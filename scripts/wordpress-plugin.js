/** Fills the folder `assets` of the WordPress plugin with what its pages load: `npm run plugin:wordpress`, after a build. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const ASSETS = 'integrations/wordpress/punchh-login/assets';

if (!existsSync('dist/punchh-login.standalone.js')) {
  console.error('dist/ is missing: npm run build');
  process.exit(2);
}
/** The standalone script, its texts in other languages, and the stylesheet: `punchh-login.de.js`, `punchh-login.pt-BR.js`. */
const isAsset = (name) => /^punchh-login\.(standalone\.js|css|[a-z]{2}(-\w+)?\.js)$/.test(name);

rmSync(ASSETS, { recursive: true, force: true });
mkdirSync(ASSETS, { recursive: true });
for (const name of readdirSync('dist').filter(isAsset)) cpSync(join('dist', name), join(ASSETS, name));
console.info(`${ASSETS}: ${readdirSync(ASSETS).length} files`);
