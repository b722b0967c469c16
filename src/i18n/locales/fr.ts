import core from './fr.core.ts';
import more from './fr.more.ts';

export default { ...core, ...more };
