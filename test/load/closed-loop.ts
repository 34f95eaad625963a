import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, postTo } from './connection.ts';
import { type Cpu, countCpu, type Load, per1000 } from './load.ts';
import { percentile } from './percentile.ts';
import type { ClosedLoopReport } from './report.ts';

const WARM_UP_S = 2;
const PROGRESS_MS = 250;

/** As many clients as there are connections, each sending its next job as soon as the last one was accepted. */
export async function closedLoop(
  load: Load,
): Promise<{ readonly report: ClosedLoopReport; readonly cpu: Cpu; readonly jobs: number }> {
  const { connections, seconds } = load.assignment.plan.closedLoop;
  await drive(load, connections, timed(load, 'closed loop, warm-up', Math.min(WARM_UP_S, seconds)));
  const cpuUsed = countCpu(load);
  const { latencies, failed, acceptedAfterS, recordedAfterS } = await drive(
    load,
    connections,
    timed(load, 'closed loop', seconds),
  );
  const cpu = cpuUsed();
  const accepted = latencies.length;
  const report = {
    connections,
    seconds,
    failed,
    acceptedPerS: accepted / acceptedAfterS,
    recordedPerS: accepted / recordedAfterS,
    p50Ms: percentile(latencies, 50),
    p99Ms: percentile(latencies, 99),
    coresBusy: cpu.cores,
    cpuSecondsPer1000: per1000(cpu.system, accepted),
  };
  return { report, cpu, jobs: accepted };
}

/** Goes on while it is told to, and then until everything accepted is recorded. */
export async function drive(load: Load, connections: number, goOn: () => boolean) {
  const { jobs, records } = load;
  const post = postTo({ ...load.assignment, path: '/api/v1/jobs' });
  const latencies: number[] = [];
  let failed = 0;
  const since = new Date();
  const start = performance.now();
  const client = async () => {
    const connection = new Connection(load.port);
    while (goOn()) {
      const { index, body } = jobs.next();
      const sent = performance.now();
      const status = await connection.send(post(body)).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 202) latencies.push(performance.now() - sent);
      else {
        failed += 1;
        jobs.refuse(index);
        // Who is refused at once must not turn into a flood.
        await sleep(10);
      }
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, client));
  const acceptedAfterS = (performance.now() - start) / 1_000;
  const recordedAfterS = ((await records.awaitFinished(since, latencies.length)) - start) / 1_000;
  return { latencies, failed, acceptedAfterS, recordedAfterS };
}

/** True for so many seconds. */
function timed({ progress }: Load, phase: string, seconds: number): () => boolean {
  const start = performance.now();
  let saidAt = 0;
  return () => {
    const now = performance.now();
    if (now - saidAt > PROGRESS_MS) {
      saidAt = now;
      progress(phase, Math.min(now - start, seconds * 1_000), seconds * 1_000);
    }
    return now - start < seconds * 1_000;
  };
}
