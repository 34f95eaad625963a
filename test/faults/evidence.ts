import { writeFileSync } from 'node:fs';
import type { Evidence } from './checker.ts';
import type { Operation } from './history.ts';
import type { Records } from './records.ts';
import type { Subject } from './subject.ts';
import { pause } from './workload.ts';

const TRIES_MAX = 20;
const PAUSE_MS = 1_000;

/** Reads everything once more, from the API, from Postgres and from the bus. */
export async function gatherEvidence(operations: readonly Operation[], records: Records): Promise<Evidence> {
  const states = await patiently(() => records.states());
  return {
    operations,
    states,
    rows: await patiently(() => records.rows()),
    transitions: await records.transitions(),
    events: await patiently(() => records.stored('EVENTS')),
    deadLetters: await records.stored('DEAD_LETTERS'),
    audits: await records.stored('AUDIT'),
  };
}

/** A part of the system may have been killed just before. */
async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (tries >= TRIES_MAX) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/** As the orchestrator that runs now has counted. */
export async function staleRefused({ system }: Subject): Promise<number> {
  const { internalUrl } = system.dev.services.orchestrator ?? {};
  const metrics = await fetch(`${internalUrl}/metrics`)
    .then((answer) => answer.text())
    .catch(() => '');
  return [...metrics.matchAll(/^weir_stale_results_total\{.*\} (\d+)$/gm)].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  );
}

/** Every change that was committed, one a line: the system itself is gone after the run. */
export function writeEvidence(file: string, { transitions }: Evidence): void {
  writeFileSync(file, transitions.map((one) => `${JSON.stringify(one)}\n`).join(''));
}
