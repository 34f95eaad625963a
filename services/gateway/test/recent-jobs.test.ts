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
  const jobs = new Jobs({ call } as never);
  const id = jobIdFor(a, 'a key that can be guessed');
  jobs.acceptedKeyed(a, id);

  expect(await jobs.historyOfAccepted(b, id)).toBeUndefined();
  expect(asked).toEqual([b]);
  expect(await jobs.historyOfAccepted(a, id)).toEqual({ entries: [], finished: false });
  expect(asked).toEqual([b, a, a, a]);
});
