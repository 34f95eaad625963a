import { Connection, postTo } from './connection.ts';
import { type Cpu, countCpu, type Load, per1000 } from './load.ts';
import type { BulkReport } from './report.ts';

/** What makes its jobs, and hears which were refused. */
export type BulkLoad = Omit<Load, 'jobs'> & { readonly jobs: Pick<Load['jobs'], 'next' | 'refuse'> };

interface Batch {
  readonly indexes: readonly number[];
  readonly request: string;
}

/** As many jobs as told, in batches, from the first request until the last job is recorded. */
export async function bulk(
  load: BulkLoad,
  jobs = load.assignment.plan.bulk.jobs,
  phase = 'bulk',
): Promise<{ readonly report: BulkReport; readonly cpu: Cpu; readonly jobs: number }> {
  const { progress, records, assignment } = load;
  const batches = prepare(load, jobs);
  const cpuUsed = countCpu(load);
  const since = new Date();
  const start = performance.now();
  let [next, accepted] = [0, 0];
  const client = async () => {
    const connection = new Connection(load.port);
    while (next < batches.length) {
      const batch = batches[next++] as Batch;
      const taken = await sendBatch(load, connection, batch);
      accepted += taken;
      progress(phase, accepted, jobs);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: assignment.plan.bulk.inFlight }, client));
  const acceptedAfterS = (performance.now() - start) / 1_000;
  const recordedAfterS = ((await records.awaitFinished(since, accepted)) - start) / 1_000;
  const cpu = cpuUsed();
  const report = {
    jobs,
    acceptedPerS: accepted / acceptedAfterS,
    recordedPerS: accepted / recordedAfterS,
    failed: jobs - accepted,
    coresBusy: cpu.cores,
    cpuSecondsPer1000: per1000(cpu.system, accepted),
  };
  return { report, cpu, jobs: accepted };
}

/** Everything that can be done before the clock runs. */
function prepare({ jobs, assignment }: BulkLoad, count: number): Batch[] {
  const { batchSize } = assignment.plan.bulk;
  const post = postTo({ ...assignment, path: '/api/v1/jobs/batch' });
  return Array.from({ length: Math.ceil(count / batchSize) }, (_, batch) => {
    const made = Array.from({ length: Math.min(batchSize, count - batch * batchSize) }, () => jobs.next());
    return {
      indexes: made.map((job) => job.index),
      request: post(`{"jobs":[${made.map((job) => job.body).join(',')}]}`),
    };
  });
}

/** How many of it were accepted. */
async function sendBatch({ jobs }: BulkLoad, connection: Connection, { indexes, request }: Batch): Promise<number> {
  const items = await connection.send(request).then(
    ({ status, body }) => (status === 202 ? (JSON.parse(body.toString()) as { items: { id?: string }[] }).items : []),
    () => [],
  );
  const refused = indexes.filter((_, position) => items[position]?.id === undefined);
  for (const index of refused) jobs.refuse(index);
  return indexes.length - refused.length;
}
