import { sql } from 'kysely';

/** `gateOf` of `domain/gate.ts` for rows of `jobs`; the table of operations knows which are limited in their rate. */
export const GATE = `coalesce(nullif(
  coalesce((select name from operations where name = jobs.operation and definition->'rateLimit' is not null), '')
    || '/' || coalesce(jobs.request->'data'->>'concurrencyKey', ''), '/'), '')`;

export const gateColumn = sql.raw<string>(GATE);
