/** For `npx web-test-runner` and editors; `npm test` and `npm run test:engines` use the same configuration. */
import { createConfig } from './scripts/browser-tests-config.js';

export default await createConfig();
