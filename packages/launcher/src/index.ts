export { LauncherError } from './errors.ts';
export { Secrets } from './secrets.ts';
export { services, settingsIn } from './services.ts';
export { type DevFile, System, type SystemOptions } from './system.ts';
