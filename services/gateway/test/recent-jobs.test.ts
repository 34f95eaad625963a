import { newId } from '@weir/messaging';
import { expect, test } from 'vitest';
import { jobIdFor } from '../src/domain/idempotency-key.ts';
import { Jobs } from '../src/jobs.ts';

test('a job that follows from a key is waited for by its own tenant alone: another cannot see by the time that there is one', async () => {
  const asked: string[] = [];
  const call = async (_method: string, path: string) => {
    const tenant = new URL(path, 'http://x').searchParams.get('tenantId') ?? '';
    asked.push(tenant);
    // Recorded by the third time that its own tenant asks.
    const isRecorded = asked.filter((one) => one === a).length > 2;
    return { status: isRecorded && tenant === a ? 200 : 404, body: { entries: [], finished: false } };
  };
  const [a, b] = [newId(), newId()];
  const jobs = new Jobs({ call } as never, { areRecorded: () => new Promise(() => undefined) });
  const id = jobIdFor(a, 'a key that can be guessed');
  jobs.acceptedKeyed(a, id);

  expect(await jobs.historyOfAccepted(b, id)).toBeUndefined();
  expect(asked).toEqual([b]);
  expect(await jobs.historyOfAccepted(a, id)).toEqual({ entries: [], finished: false });
  expect(asked).toEqual([b, a, a, a]);
});

/** An orchestrator that has no job, or has it from some look on; and how often it was asked. */
function looks(found = Number.POSITIVE_INFINITY) {
  const seen = { count: 0 };
  const call = async () => {
    seen.count += 1;
    return { status: seen.count >= found ? 200 : 404, body: { entries: [], finished: false } };
  };
  return { seen, call };
}

test('when all requests are recorded, what is not found is none: one look after that, and no more', async () => {
  const { seen, call } = looks();
  const jobs = new Jobs({ call } as never, { areRecorded: async () => true });
  expect(await jobs.historyOfAccepted(newId(), newId())).toBeUndefined();
  expect(seen.count).toBe(2);
});

test('a look that began before all were recorded is not the last', async () => {
  const { seen, call } = looks(4);
  let record = (_are: boolean): void => undefined;
  const recorded = new Promise<boolean>((resolve) => {
    record = resolve;
  });
  const jobs = new Jobs(
    {
      call: async () => {
        // Recorded, and said to be, while the third is under way, which does not see it.
        if (seen.count === 2) record(true);
        return call();
      },
    } as never,
    { areRecorded: () => recorded },
  );
  expect(await jobs.historyOfAccepted(newId(), newId())).toBeDefined();
  expect(seen.count).toBe(4);
});

test('while nobody can say what is under way a job is waited for', async () => {
  const { seen, call } = looks(5);
  const jobs = new Jobs({ call } as never, { areRecorded: () => Promise.reject(new Error('no NATS')) });
  expect(await jobs.historyOfAccepted(newId(), newId())).toBeDefined();
  expect(seen.count).toBe(5);
});
