import type { Statement } from './statement.ts';
import type { Tables, WaitingRow } from './tables.ts';

const TENANTS_MAX = 500;
const GATES_SEEN = 256;
const EACH_MIN = 8;

interface Seen {
  readonly tenants: readonly string[];
  readonly due: readonly WaitingRow[];
  readonly room: number;
}

const byDue = (a: WaitingRow, b: WaitingRow): number => a.due_at.getTime() - b.due_at.getTime();

/** Of each tenant and priority the oldest without a gate. */
function openJobs({ tenants, due, room }: Seen): WaitingRow[] {
  const limit = Math.min(room, Math.max(EACH_MIN, Math.floor((2 * room) / tenants.length)));
  const open = due.filter(({ gate }) => gate === '');
  return tenants.flatMap((tenant) =>
    [...Map.groupBy(open, ({ priority }) => priority).values()].flatMap((rows) =>
      rows
        .filter(({ tenant_id }) => tenant_id === tenant)
        .toSorted(byDue)
        .slice(0, limit),
    ),
  );
}

/** Of each gate the most urgent, as many as it could let through. */
function gatedJobs({ due, room }: Seen, gates: ReadonlyMap<string, readonly string[]>, keyMax: number): WaitingRow[] {
  return [...gates].flatMap(([tenant, all]) =>
    all.flatMap((gate) =>
      due
        .filter((row) => row.tenant_id === tenant && row.gate === gate)
        .toSorted((a, b) => b.priority - a.priority || byDue(a, b))
        .slice(0, gate.endsWith('/') ? room : keyMax),
    ),
  );
}

const keyIn = (gate: string): string => gate.slice(gate.indexOf('/') + 1);

function keyInFlight({ slots }: Tables, { tenant_id, gate }: WaitingRow): number {
  if (gate === '' || gate.endsWith('/')) return 0;
  return [...slots.values()].filter((slot) => slot.tenant_id === tenant_id && slot.concurrency_key === keyIn(gate))
    .length;
}

/** What `next-candidates.ts` looks for. */
export const candidates =
  (which: 'open' | 'gated' | 'all'): Statement =>
  (tables, [queue, from, wanted, keyMax, gateTenants = [], gatesBehind = []], now) => {
    const rows = [...tables.waiting.values()].filter((row) => row.queue === queue);
    const behind = rows.map(({ tenant_id }) => tenant_id).filter((tenant) => tenant >= String(from));
    const tenants = [...new Set(behind)].toSorted().slice(0, TENANTS_MAX);
    const seen: Seen = { tenants, due: rows.filter(({ due_at }) => due_at <= now), room: Number(wanted) };
    const gatesEach = Math.max(2, Math.floor((GATES_SEEN + 4 * seen.room) / Math.max(1, tenants.length)));
    const gates = new Map(
      tenants.map((tenant): [string, string[]] => {
        const after = (gatesBehind as string[])[(gateTenants as string[]).indexOf(tenant)] ?? '';
        const own = rows.filter((row) => row.tenant_id === tenant && row.gate > after).map(({ gate }) => gate);
        return [tenant, [...new Set(own)].toSorted().slice(0, gatesEach)];
      }),
    );
    const cut = [...gates].filter(([, all]) => all.length >= gatesEach);
    const found = [
      ...(which === 'open' ? [] : gatedJobs(seen, gates, Number(keyMax))),
      ...(which === 'gated' ? [] : openJobs(seen)),
    ];
    const look = {
      tenantsSeen: tenants.length,
      lastTenant: tenants.at(-1) ?? null,
      gatesUntil: cut.length === 0 ? null : Object.fromEntries(cut.map(([tenant, all]) => [tenant, all.at(-1)])),
    };
    if (found.length === 0) return [{ jobId: null, ...look }];
    return found.toSorted(byDue).map((row) => ({
      jobId: row.job_id,
      tenantId: row.tenant_id,
      priority: row.priority,
      gate: row.gate,
      order: row.due_at.getTime(),
      keyInFlight: keyInFlight(tables, row),
      ...look,
    }));
  };
