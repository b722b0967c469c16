import core from './zh-Hans.core.ts';
import more from './zh-Hans.more.ts';

export default { ...core, ...more };
