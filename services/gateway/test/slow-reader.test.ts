import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { newId } from '@weir/messaging';
import type { Identity } from '@weir/schemas';
import { eventually } from '@weir/testing';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import type { HistoryEntry } from '../src/jobs.ts';
import type { Parts } from '../src/parts.ts';
import { identifyRequest, requestOf } from '../src/request.ts';
import { streamJob } from '../src/routes/stream-job.ts';

const EVENT = 'x'.repeat(128 * 1024);
const EVENTS = 400;

const entry = (step: number): HistoryEntry =>
  ({ position: `1.2.${step}`, envelope: { type: 'job-progressed', text: EVENT } }) as unknown as HistoryEntry;

/**
 * No job of ours has 50 MB of events, which is what it takes to fill the buffers of two sockets; so what the orchestrator would say is
 * made up here. The route, HTTP and the reader are real.
 */
test('a reader who does not read fills no memory of ours, and misses nothing once it reads', async () => {
  let happened = 0;
  let watches = false;
  let wake: () => void = () => undefined;
  const history = () =>
    Promise.resolve({
      entries: Array.from({ length: happened }, (_none, index) => entry(index + 1)),
      finished: happened === EVENTS,
    });
  const parts = {
    streamsMax: 1,
    jobs: { history, historyOfAccepted: history },
    feed: {
      watch: (_tenantId: string, _id: string, woken: () => void) => {
        wake = woken;
        watches = true;
        return () => undefined;
      },
    },
    authenticator: { isStillGood: () => true },
    context: { lifecycle: { stopping: false } },
  } as unknown as Parts;

  let waiting = () => 0;
  const app = express();
  app.get('/jobs/:id/events', identifyRequest, (request, response, next) => {
    requestOf(request).identity = { tenantId: newId() } as Identity;
    waiting = () => response.writableLength;
    next();
  });
  app.get('/jobs/:id/events', streamJob(parts));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  onTestFinished(async () => {
    reader.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  reader.write(`GET /jobs/${newId()}/events HTTP/1.0\r\n\r\n`);
  await eventually(() => expect(watches).toBe(true));

  let longest = 0;
  while (happened < EVENTS) {
    happened += 1;
    wake();
    await new Promise((resolve) => setImmediate(resolve));
    longest = Math.max(longest, waiting());
  }
  // The one that was written when there was room; all of them would be 50 MB.
  expect(longest).toBeLessThan(2 * EVENT.length);
  let text = '';
  for await (const chunk of reader) text += (chunk as Buffer).toString('latin1');
  const ids = Array.from(text.matchAll(/^id: 1\.2\.(\d+)$/gm), ([, id]) => Number(id));
  expect(ids).toEqual(Array.from({ length: EVENTS }, (_none, index) => index + 1));
});
