import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { sharedDir } from '@weir/testing';
import { expect, test } from 'vitest';
import type { Report } from './report.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/bench.ts', import.meta.url));
const number = expect.any(Number);

/** A home of which the binaries are there already. */
const bench = (...args: readonly string[]) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, ...args], {
    env: { ...process.env, WEIR_HOME: sharedDir() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const remains = () => readdirSync(sharedDir()).filter((name) => name.startsWith('bench-'));

test('a short run measures everything, finds every result right and leaves nothing behind', async () => {
  const before = remains();
  const child = bench('--quick', '--json');
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  expect({ code, errors: code === 0 ? '' : errors }).toEqual({ code: 0, errors: '' });

  const report = JSON.parse(out) as Report;
  expect(report).toMatchObject({
    openLoop: { rate: 500, p50Ms: number, p95Ms: number, p99Ms: number, lagP99Ms: number, failed: 0 },
    closedLoop: { connections: 64, acceptedPerS: number, recordedPerS: number, p99Ms: number, failed: 0 },
    bulk: { jobs: 2_000, recordedPerS: number, failed: 0 },
    failing: { jobs: 500, recordedPerS: number, failed: 0 },
    cpuSecondsPer1000: {},
    rssMb: {},
    verifiedJobs: number,
  });
  const { openLoop, closedLoop } = report;
  expect(openLoop?.p99Ms).toBeGreaterThanOrEqual(openLoop?.p50Ms ?? 0);
  expect(closedLoop?.recordedPerS).toBeGreaterThan(0);
  if (existsSync('/proc/self/stat')) {
    const processes = [
      'gateway',
      'nats',
      'orchestrator',
      'postgres',
      'security',
      'worker-diagnostics',
      'worker-uncertainty',
    ];
    expect(Object.keys(report.cpuSecondsPer1000).toSorted()).toEqual(processes);
    expect(Object.keys(report.rssMb).toSorted()).toEqual(processes);
  }
  expect(remains()).toEqual(before);
}, 180_000);

test('Ctrl-C stops the system and removes its home', async () => {
  const before = remains();
  const child = bench('--only', 'bulk', '--jobs', '1000');
  const errors = new Promise<string>((resolve) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes('warming up')) resolve(said);
    });
    child.once('close', () => resolve(said));
  });
  expect(await errors).toContain('warming up');
  expect(remains()).toHaveLength(before.length + 1);
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(130);
  expect(remains()).toEqual(before);
}, 180_000);

test('what cannot be understood is said at once', async () => {
  const child = bench('--fast');
  const [errors, code] = await Promise.all([
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  expect(code).toBe(2);
  expect(errors).toContain('--fast');
});
