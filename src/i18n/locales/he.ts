import core from './he.core.ts';
import more from './he.more.ts';

export default { ...core, ...more };
