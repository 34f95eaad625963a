export { type Hearing, type RoadUnderTest, roadConformance } from './conformance.ts';
export { eventually } from './eventually.ts';
export { setup as prepareServers } from './global-setup.ts';
export { findRedis, startTestRedis } from './redis.ts';
export { startTestNats, startTestPostgres } from './servers.ts';
export { postgresTemplate, sharedDir } from './shared.ts';
export { startTestSystem, type TestSystem } from './test-system.ts';
