import core from './ar.core.ts';
import more from './ar.more.ts';

export default { ...core, ...more };
