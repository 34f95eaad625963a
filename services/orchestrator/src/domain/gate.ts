/**
 * What a job waits for beside room in its queue, as text: `<operation>/<key>`. The operation stands there when it is limited in its rate,
 * the key when the client named a concurrency key; a job for which neither counts has the empty gate. Operations have no slash in their
 * names, so the first one divides the two.
 */
export const OPEN = '';

export const gateOf = (rateLimited: string | undefined, concurrencyKey: string | undefined): string =>
  rateLimited === undefined && concurrencyKey === undefined ? OPEN : `${rateLimited ?? ''}/${concurrencyKey ?? ''}`;

/** Both are empty where they do not count. */
export function readGate(gate: string): { readonly operation: string; readonly concurrencyKey: string } {
  const slash = gate.indexOf('/');
  return { operation: gate.slice(0, Math.max(0, slash)), concurrencyKey: gate.slice(slash + 1) };
}
