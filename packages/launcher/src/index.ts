export { LauncherError } from './errors.ts';
export { type DevFile, System, type SystemOptions } from './system.ts';
