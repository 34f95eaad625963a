import { type Ask, answered } from './ask.ts';

/** Whatever limits, weights and pauses requests have set, the queues run again, for these tenants as well. */
export async function openQueues(ask: Ask, tenantIds: readonly (string | undefined)[]): Promise<void> {
  const tenants = tenantIds.map((tenantId) => ({ tenantId, weight: 1, concurrencyMax: null }));
  const body = { concurrencyMax: null, tenantConcurrencyMax: null, keyConcurrencyMax: 1, tenants };
  for (const queue of ['diagnostics', 'uncertainty']) {
    const path = `/api/v1/system/queues/${queue}`;
    answered(await ask('platformKey', 'PATCH', path, { body }), 200);
    answered(await ask('platformKey', 'POST', `${path}/resume`), 200);
  }
}
