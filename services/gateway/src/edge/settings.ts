import { isIP } from 'node:net';
import { ConfigInvalid } from '@weir/runtime';

/** How the gateway meets the network. All of it comes from configuration, and nothing is trusted unless it is named there. */
export interface EdgeSettings {
  /** Whose `X-Forwarded-*` counts: nobody's, that of so many proxies in a row, or that of these networks. */
  readonly trustProxy: false | number | readonly string[];
  /** Origins whose pages may read our answers. */
  readonly corsOrigins: readonly string[];
  readonly requestTimeoutMs: number;
  readonly headersTimeoutMs: number;
  readonly keepAliveMs: number;
  readonly headersBytesMax: number;
  readonly headersMax: number;
  readonly connectionsMax: number;
  readonly connectionRequestsMax: number;
}

interface EdgeConfig {
  readonly TRUST_PROXY: string;
  readonly CORS_ORIGINS: string;
  readonly REQUEST_TIMEOUT_MS: number;
  readonly HEADERS_TIMEOUT_MS: number;
  readonly KEEP_ALIVE_MS: number;
  readonly HEADERS_BYTES_MAX: number;
  readonly HEADERS_MAX: number;
  readonly CONNECTIONS_MAX: number;
  readonly CONNECTION_REQUESTS_MAX: number;
}

const HOPS_MAX = 10;
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** @throws ConfigInvalid naming every origin and address that is none. */
export function edgeSettings(config: EdgeConfig): EdgeSettings {
  const problems: string[] = [];
  const settings = {
    trustProxy: readProxies(config.TRUST_PROXY, problems),
    corsOrigins: readOrigins(config.CORS_ORIGINS, problems),
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    // Node refuses to start with headers that may take longer than the whole request.
    headersTimeoutMs: Math.min(config.HEADERS_TIMEOUT_MS, config.REQUEST_TIMEOUT_MS),
    keepAliveMs: config.KEEP_ALIVE_MS,
    headersBytesMax: config.HEADERS_BYTES_MAX,
    headersMax: config.HEADERS_MAX,
    connectionsMax: config.CONNECTIONS_MAX,
    connectionRequestsMax: config.CONNECTION_REQUESTS_MAX,
  };
  if (problems.length > 0)
    throw new ConfigInvalid(`The configuration is wrong:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  return settings;
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

function readProxies(text: string, problems: string[]): EdgeSettings['trustProxy'] {
  const items = listOf(text);
  const [first = ''] = items;
  if (items.length === 0) return false;
  if (items.length === 1 && /^\d+$/.test(first)) {
    const hops = Number(first);
    if (hops > HOPS_MAX) problems.push(`TRUST_PROXY ${first} is more than ${HOPS_MAX} proxies in a row`);
    return hops === 0 ? false : hops;
  }
  for (const item of items)
    if (!NAMED_NETWORKS.includes(item) && !isNetwork(item))
      problems.push(
        `TRUST_PROXY has ${JSON.stringify(item)}, which is no address, no network such as 10.0.0.0/8, and none of ${NAMED_NETWORKS.join(', ')}`,
      );
  return items;
}

/** An address or a network. One of all addresses would let anybody say where a request comes from. */
function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return false;
  return bits === undefined || (Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Exact origins: `*` would open the API to every page, and `null` is what a sandboxed page of anybody says. */
function readOrigins(text: string, problems: string[]): readonly string[] {
  const items = listOf(text);
  for (const item of items) {
    const url = URL.canParse(item) ? new URL(item) : undefined;
    if (url !== undefined && ['http:', 'https:'].includes(url.protocol) && url.origin === item && !item.includes('*'))
      continue;
    const meant = url !== undefined && url.origin !== 'null' ? ` (did you mean ${url.origin}?)` : '';
    problems.push(
      `CORS_ORIGINS has ${JSON.stringify(item)}, which is no origin such as https://app.example.com${meant}`,
    );
  }
  return items;
}
