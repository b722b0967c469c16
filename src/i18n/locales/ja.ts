import core from './ja.core.ts';
import more from './ja.more.ts';

export default { ...core, ...more };
