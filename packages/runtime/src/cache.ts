import { LRUCache } from 'lru-cache';

/**
 * Keeps the last so many that were used, and takes memory only for what it keeps: with `max`, the library makes room for all of them at
 * the start, which for the gateway's caches together was five megabytes.
 */
export const cacheOf = <Value extends {}>(sizeMax: number, options: { readonly ttl?: number } = {}) =>
  new LRUCache<string, Value>({ maxSize: sizeMax, sizeCalculation: () => 1, ...options });
