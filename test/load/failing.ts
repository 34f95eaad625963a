import { bulk } from './bulk.ts';
import type { Load } from './load.ts';
import type { BulkReport } from './report.ts';

/** Jobs whose first attempt fails and whose second, 50 ms later, succeeds. */
class FailingJobs {
  #made = 0;
  #refused = 0;

  next(): { readonly index: number; readonly body: string } {
    return { index: this.#made++, body: '{"operation":"diagnostics.fail","input":{"failFirst":1},"maxAttempts":2}' };
  }

  refuse(): void {
    this.#refused += 1;
  }

  get refused(): number {
    return this.#refused;
  }

  get accepted(): number {
    return this.#made - this.#refused;
  }
}

/** What a dependency that is down costs: as bulk, with jobs that need two attempts. */
export async function failing(
  load: Load,
): Promise<{ readonly report: BulkReport; readonly jobs: Pick<FailingJobs, 'accepted' | 'refused'> }> {
  const { jobs, warmUp } = load.assignment.plan.failing;
  const own = { ...load, jobs: new FailingJobs() };
  await bulk(own, warmUp, 'jobs that fail first, warm-up');
  const { report } = await bulk(own, jobs, 'jobs that fail first');
  await load.records.verifyRetried(own.jobs.accepted);
  return { report, jobs: own.jobs };
}
