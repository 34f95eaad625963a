import type { Statement } from '@weir/store';
import type { Parts } from './parts.ts';

const EVERY_MS = 10 * 60_000;

/** Each finds its rows by an index, and takes so many at a time that nobody waits for it. */
const forget = (name: string, from: string): Statement => ({ name: `forget-${name}`, text: `delete from ${from}` });
const STATEMENTS: readonly Statement[] = [
  // A token that was used stays as long as it would have been good: its reuse must be seen.
  forget('sessions', "sessions where expires_at < now() - interval '1 day'"),
  forget('tokens', "refresh_tokens where expires_at < now() - interval '1 day'"),
  forget('revocations', "revocations where at < now() - interval '1 day'"),
  // The bootstrap key, which nobody made, stays: a start would make it anew, and good again.
  forget(
    'api-keys',
    "api_keys where created_by is not null and least(revoked_at, expires_at) < now() - interval '90 days'",
  ),
];

/** As the engine, of all tenants: forgets now and then what can matter to nobody any more. Several instances may do so at once. Returns how to stop. */
export function keepHouse({ database, failures, log }: Parts): () => Promise<void> {
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = async () => {
    await failures.forget();
    for (const statement of STATEMENTS) await database.run(statement, []);
  };
  const timer = setInterval(() => {
    sweeping = sweep().catch((err: unknown) => log.warn({ err }, 'what has expired is deleted later'));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return sweeping;
  };
}
