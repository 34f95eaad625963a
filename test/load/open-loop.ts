import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionPool, postTo } from './connection.ts';
import { countCpu, type Load, per1000 } from './load.ts';
import { percentile } from './percentile.ts';
import type { OpenLoopReport } from './report.ts';

const WARM_UP_S = 2;
const PROGRESS_MS = 250;

/**
 * Job i is due at start + i/rate, whatever has become of the others, and its latency runs from there until its sender has the result:
 * a system that stalls is charged for everyone who would have come meanwhile. The first two seconds do not count.
 */
export async function openLoop(load: Load): Promise<OpenLoopReport> {
  const { rate, seconds } = load.assignment.plan.openLoop;
  const post = postTo({ ...load.assignment, path: '/api/v1/jobs', headers: { Prefer: 'wait=10' } });
  const pool = new ConnectionPool(load.port);
  const [count, skipped] = [rate * (seconds + WARM_UP_S), rate * WARM_UP_S];
  const latencies: number[] = [];
  const lags: number[] = [];
  let failed = 0;
  let cpuUsed = countCpu(load);
  const since = new Date();
  const start = performance.now() + 50;

  const sendOne = async (i: number) => {
    if (i === skipped - 1) cpuUsed = countCpu(load);
    const due = start + (i * 1_000) / rate;
    const lag = performance.now() - due;
    const answered = await askForResult(load, (body) => pool.send(post(body)));
    if (i < skipped) return;
    if (!answered) failed += 1;
    else latencies.push(performance.now() - due);
    lags.push(lag);
  };

  const sent: Promise<void>[] = [];
  let saidAt = 0;
  while (sent.length < count) {
    const now = performance.now();
    const due = Math.min(count, Math.floor(((now - start) * rate) / 1_000) + 1);
    while (sent.length < due) sent.push(sendOne(sent.length));
    if (now - saidAt > PROGRESS_MS) {
      saidAt = now;
      load.progress('open loop', sent.length, count);
    }
    await sleep(1);
  }
  await Promise.all(sent);
  const cpu = cpuUsed();
  pool.close();
  await load.records.awaitFinished(since, 0);
  load.progress('open loop', count, count);
  return {
    rate,
    seconds,
    failed,
    coresBusy: cpu.cores,
    cpuSecondsPer1000: per1000(cpu.system, count - skipped),
    p50Ms: percentile(latencies, 50),
    p95Ms: percentile(latencies, 95),
    p99Ms: percentile(latencies, 99),
    maxMs: percentile(latencies, 100),
    lagP50Ms: percentile(lags, 50),
    lagP99Ms: percentile(lags, 99),
  };
}

/** True when the answer was the finished job. A job that was accepted but not finished in time is still checked in the end. */
async function askForResult(
  { jobs }: Load,
  send: (body: string) => Promise<{ status: number; body: Buffer }>,
): Promise<boolean> {
  const { index, body } = jobs.next();
  try {
    const answer = await send(body);
    if (answer.status === 200) return (JSON.parse(answer.body.toString()) as { state?: string }).state === 'succeeded';
    if (answer.status !== 202) jobs.refuse(index);
  } catch {
    jobs.refuse(index);
  }
  return false;
}
