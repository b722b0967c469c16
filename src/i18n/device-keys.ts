import devices from './devices/en.device.ts';

/**
 * The keys of the texts of kiosks and tills. A module of its own, since the bundler would add code to load the texts
 * by `import()` where another module imports them as well.
 */
export const deviceKeys: readonly string[] = Object.keys(devices);
