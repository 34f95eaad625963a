import { isDeepStrictEqual } from 'node:util';
import type { TestSystem } from '@weir/testing';
import fc from 'fast-check';
import { check, Violation } from './check.ts';
import { type FuzzRequest, fuzzRequests } from './requests.ts';
import { World } from './world.ts';

export interface FuzzOptions {
  readonly forMs: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
  readonly stopped?: () => boolean;
}

export interface Finding {
  readonly kind: string;
  readonly message: string;
  /** The smallest request that shows it. */
  readonly request: FuzzRequest | undefined;
  readonly seed: number;
}

export interface FuzzReport {
  readonly seed: number;
  readonly requests: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** By route, how often each status came. */
  readonly routes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly findings: readonly Finding[];
}

/** Anybody may register, addresses are what clients say of themselves, and waiting for a result is soon over. */
export const fuzzedEnvironment = {
  gateway: { EXECUTE_WAIT_MS: '500', TRUST_PROXY: 'loopback' },
  security: { REGISTRATION_OPEN: 'true' },
};

const BATCH = 25;
const AT_ONCE = 12;
const FINDINGS_MAX = 30;
/** What a service writes when something happened that nobody has foreseen. */
const ALARMS = /"level":"(?:error|fatal)"|uncaughtException|unhandledRejection/;

/** Sends requests for a time, in batches that follow from the seed; each finding is made as small as it gets. */
export async function fuzz(
  running: TestSystem,
  { forMs, seed, say = () => undefined, stopped = () => false }: FuzzOptions,
): Promise<FuzzReport> {
  const world = await new World(running).prepare();
  const requests = fuzzRequests(world.operations);
  const statuses: Record<string, number> = {};
  const byRoute: Record<string, Record<string, number>> = {};
  const findings = new Map<string, Finding>();
  const before = world.processes();
  let logsSeen = running.logs.length;
  let sent = 0;
  const one = async (request: FuzzRequest) => {
    sent += 1;
    const resolved = world.resolve(request);
    const answer = await world.send(resolved).catch((error: Error) => {
      throw new Violation('no answer', error.message);
    });
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const route = request.route ?? 'nothing';
    const counts = byRoute[route] ?? {};
    byRoute[route] = counts;
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    check(resolved, answer, world.foreignIn(resolved, answer));
  };
  const found = (finding: Finding) => {
    if (findings.has(finding.kind)) return;
    findings.set(finding.kind, finding);
    say(describeFinding(finding));
  };
  const until = performance.now() + forMs;
  for (let batch = 0; performance.now() < until && !stopped() && findings.size < FINDINGS_MAX; batch += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_none, index) => {
        const seedOfBatch = seed + batch + index;
        const property = fc.asyncProperty(requests, one);
        const { failed, counterexample, errorInstance } = await fc.check(property, {
          seed: seedOfBatch,
          numRuns: BATCH,
          interruptAfterTimeLimit: 60_000,
        });
        if (!failed || errorInstance === null) return;
        const { message, kind = message } = errorInstance as Violation;
        found({ kind: kindOf(kind, counterexample?.[0]), message, request: counterexample?.[0], seed: seedOfBatch });
      }),
    );
    for (const line of running.logs.slice(logsSeen).filter((text) => ALARMS.test(text)))
      found({ kind: `log: ${messageOf(line)}`, message: line.slice(0, 2_000), request: undefined, seed: seed + batch });
    logsSeen = running.logs.length;
    try {
      await world.refill();
    } catch (error) {
      found({
        kind: 'ordinary work is no longer done',
        message: String(error),
        request: undefined,
        seed: seed + batch,
      });
      break;
    }
  }
  const after = world.processes();
  if (!isDeepStrictEqual(before, after))
    found({ kind: 'a process died', message: JSON.stringify({ before, after }), request: undefined, seed });
  world.close();
  return { seed, requests: sent, statuses, routes: byRoute, findings: [...findings.values()] };
}

/** One defect in one route is one finding, however often it shows. */
const kindOf = (kind: string, request: FuzzRequest | undefined): string =>
  `${kind} at ${request?.method} ${request?.path.split('?')[0]?.slice(0, 60)}`;

function messageOf(line: string): string {
  try {
    return (JSON.parse(line) as { msg: string }).msg.replace(/[0-9a-f-]{36}/g, '<id>').slice(0, 200);
  } catch {
    return line.slice(0, 200);
  }
}

export function describeFinding({ kind, message, request, seed }: Finding): string {
  const body = request?.body;
  const shown =
    body === undefined
      ? undefined
      : typeof body === 'string'
        ? body.slice(0, 1_000)
        : `base64 ${Buffer.from(body).toString('base64').slice(0, 400)}`;
  return `  ${kind} (seed ${seed})\n    ${message.slice(0, 1_000)}\n    ${request === undefined ? '' : JSON.stringify({ ...request, body: shown }).slice(0, 2_000)}\n`;
}
