import {
  inFlightStates,
  isLegal,
  isTerminal,
  type JobState,
} from '../../../services/orchestrator/src/domain/job-state.ts';
import { type Broken, type Scenario, World } from './world.ts';

/** From the last fault on: work that was with somebody who died comes again after the ack wait, perhaps to another who died. */
const HEALED_WITHIN_MS = 400_000;

export interface Simulated {
  readonly violations: readonly string[];
  readonly world: World;
}

/** Plays one scenario to its end and says what is wrong with what it left behind. */
export async function simulate(scenario: Scenario, broken: Broken = 'nothing'): Promise<Simulated> {
  const world = new World(scenario.seed, broken);
  await world.time.during(world.random, async () => {
    world.start();
    for (const [index, job] of scenario.jobs.entries()) world.time.in(job.atMs, () => void world.submit(index, job));
    for (const { atMs, ...fault } of scenario.faults) world.time.in(atMs, () => world.inflict(fault));
    const lastMs = Math.max(0, ...scenario.faults.map((fault) => fault.atMs + ('forMs' in fault ? fault.forMs : 0)));
    const done = () =>
      world.time.now >= lastMs &&
      world.accepted.size === scenario.jobs.length &&
      world.store.tables.outbox.size === 0 &&
      [...world.accepted].every((id) => isTerminal(world.store.tables.jobs.get(id)?.state as JobState));
    await world.time.run(lastMs + HEALED_WITHIN_MS, () => {
      try {
        return done();
      } catch {
        // Accepted, and not recorded yet.
        return false;
      }
    });
    // Whatever is still on its way may still do harm.
    await world.time.run(world.time.now + 40_000);
  });
  return { violations: judge(world, scenario), world };
}

function judge(world: World, { jobs }: Scenario): string[] {
  const { store, bus, accepted } = world;
  const found: string[] = [...new Set(store.problems)];
  // It is the last net, a minute later or more; what it finds somebody else should have taken up, but for what nobody can.
  if (world.reconciled > orphans(world)) found.push(`I10: ${world.reconciled} jobs were left to the reconcile sweep`);
  if (accepted.size < jobs.length) found.push(`I1: only ${accepted.size} of ${jobs.length} were accepted in the end`);
  for (const id of accepted) {
    const row = store.tables.jobs.get(id);
    if (row === undefined) found.push(`I1: ${id} is lost`);
    else if (!isTerminal(row.state as JobState)) found.push(`I1: ${id} is still ${row.state}/${row.attempt}`);
    else if (row.state !== 'succeeded') found.push(`I1: ${id} ended as ${row.state}`);
  }
  const ends = new Map<string, number>();
  for (const { jobId, from, to } of store.commits) {
    const [before, after] = [from?.state as JobState | undefined, to.state as JobState];
    if (before !== undefined && isTerminal(before)) found.push(`I2: ${jobId} changed after its end`);
    else if (before !== undefined && before !== after && !isLegal(before, after))
      found.push(`I4: ${jobId} from ${before} to ${after}`);
    if (isTerminal(after)) ends.set(jobId, (ends.get(jobId) ?? 0) + 1);
    const by = (to.output as { attempt?: number } | null)?.attempt;
    if (after === 'succeeded' && by !== to.attempt) found.push(`I3: ${jobId} took attempt ${by} for ${to.attempt}`);
  }
  for (const [jobId, count] of ends) if (count > 1) found.push(`I2: ${jobId} ended ${count} times`);
  found.push(...together(store.commits));
  const told = new Map<string, Set<string>>();
  for (const { envelopes } of bus.stored.get('events') ?? [])
    for (const { subject, type, id } of envelopes)
      if (type === 'job-succeeded') told.set(subject, (told.get(subject) ?? new Set()).add(id));
  for (const id of accepted)
    if (told.get(id)?.size !== 1) found.push(`I2: ${id} is told of ${told.get(id)?.size ?? 0} times`);
  return found;
}

/**
 * Claims that leave their job to nobody: who claimed it died, or never heard the answer, and its message was settled by one who had it
 * before, was thought dead and is refused its result (ADR 0007).
 */
const orphans = ({ claims, arrivals, acks }: World): number =>
  claims.filter(
    ({ by, jobId, heard }) =>
      !(by.alive && heard) &&
      arrivals.some(
        (one) =>
          one.by === by &&
          one.jobId === jobId &&
          acks.some(({ seq, deliveryCount }) => seq === one.seq && deliveryCount < one.deliveryCount),
      ),
  ).length;

/** Jobs with the same concurrency key that were in flight at the same time. */
function together(commits: World['store']['commits']): string[] {
  const found: string[] = [];
  const inFlight = new Map<string, Set<string>>();
  for (const { jobId, to } of commits) {
    const { concurrencyKey } = to.request.data;
    if (concurrencyKey === undefined) continue;
    const those = inFlight.get(concurrencyKey) ?? new Set();
    if (inFlightStates.includes(to.state as JobState)) inFlight.set(concurrencyKey, those.add(jobId));
    else those.delete(jobId);
    if (those.size > 1) found.push(`limit: ${[...those].join(' and ')} are in flight with key ${concurrencyKey}`);
  }
  return found;
}
