import core from './es.core.ts';
import more from './es.more.ts';

export default { ...core, ...more };
