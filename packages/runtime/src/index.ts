export { type ApiKey, mintApiKey, parseApiKey } from './api-key.ts';
export { cacheOf } from './cache.ts';
export { isGateway, onlyCallers, onlyGateway } from './callers.ts';
export { type Config, readConfig, type Variable, type Variables } from './config.ts';
export { ConfigInvalid, EX_CONFIG, ServiceTokenInvalid, ServiceUnavailable } from './errors.ts';
export { type Component, type Health, healthOf, type Probe, type Status } from './health.ts';
export {
  closeServer,
  type InternalServerOptions,
  type ListenOptions,
  listen,
  startInternalServer,
} from './internal-server.ts';
export { KnownTenants } from './known-tenants.ts';
export { Lifecycle } from './lifecycle.ts';
export { STATUS_CODES } from './light-imports.ts';
export { type QuotaPolicy, type Quotas, quotasOf, type TierQuotas, tierQuotas } from './quotas.ts';
export { FEW_AT_ONCE, openRoads, type RoadsOptions, type ServiceRoads } from './roads.ts';
export { type Context, createContext, run } from './run.ts';
export { type ServiceAnswer, ServiceClient } from './service-client.ts';
export { ServiceClients } from './service-clients.ts';
export { newServiceKey, ServiceTokenIssuer, ServiceTokenVerifier } from './service-token.ts';
export { untilAvailable } from './until-available.ts';
export { busVariables, limit, quotaVariables, serviceIdentity, serviceVariables } from './variables.ts';
