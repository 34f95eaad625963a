import {
  DependencyUnavailable,
  type Envelope,
  EnvelopeInvalid,
  type GroupHandler,
  newId,
  type Outgoing,
  PLATFORM_TENANT,
  type Publisher,
  RetryableError,
  seal,
} from '@weir/messaging';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from './eventually.ts';

type Request = Envelope<'job-requested'>;

/** One road from a publisher to a handler of `job-requested`, with real servers between. */
export interface RoadUnderTest {
  readonly publisher: Publisher;
  /** Bytes as they are, past the publisher. */
  readonly sendRaw: (bytes: string) => Promise<void>;
  /** Every dead letter there is. */
  readonly deadLetters: () => Promise<readonly Envelope<'message-dead-lettered'>[]>;
  readonly stop: () => Promise<unknown>;
}

/** What the road hands to its handler, and where it publishes what the handler returns. */
export interface Hearing {
  readonly handler: GroupHandler<'job-requested'>;
  readonly publish: (outgoing: readonly Outgoing[]) => void;
}

const request = (input: unknown = null, id = newId()): Request =>
  seal({
    type: 'job-requested',
    id,
    source: '/gateway/test',
    subject: id,
    tenantId: PLATFORM_TENANT,
    correlationId: 'request-1',
    data: {
      operation: 'test.echo',
      queue: 'test',
      input,
      priority: 5,
      maxAttempts: 3,
      fingerprint: 'abcdefghijklmnopqrstuv',
      principal: 'key:test',
      requestedAt: '2026-01-02T03:04:05.678Z',
    },
  });
const toJobs = (envelope: Request): Outgoing => ({ subject: 'jobs.requested', envelope });

/** What every road must do (watermill's idea of one suite for all transports). `open` connects a road to what is heard; a stream answers nobody. */
export function roadConformance(
  name: string,
  open: (hearing: Hearing) => Promise<RoadUnderTest>,
  { answers }: { readonly answers: boolean },
): void {
  let road: RoadUnderTest;
  let handler: GroupHandler<'job-requested'>;
  let onPublish: (outgoing: readonly Outgoing[]) => void;
  let heard: Request[] = [];
  let groups: number[] = [];
  const done = new Set<string>();

  /** Has its effect once for each id, as every handler of ours. */
  const once: GroupHandler<'job-requested'> = (deliveries) => {
    groups.push(deliveries.length);
    const duplicates = new Set(deliveries.filter(({ envelope }) => done.has(envelope.id)));
    for (const { envelope } of deliveries) {
      if (!done.has(envelope.id)) heard.push(envelope);
      done.add(envelope.id);
    }
    return Promise.resolve({ publish: [], duplicates });
  };
  /** A sender whose envelope was not taken sends it again, under the same id. */
  const send = async (envelopes: readonly Request[]) => {
    for (;;) {
      try {
        return await road.publisher.publish(envelopes.map(toJobs));
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error;
      }
    }
  };
  const untilHeard = (envelopes: readonly Request[]) =>
    eventually(() => expect(new Set(heard.map(({ id }) => id))).toEqual(new Set(envelopes.map(({ id }) => id))));
  const letterAbout = (id: string) =>
    eventually(async () => {
      const letter = (await road.deadLetters()).find(({ data }) => (data.envelope as Request | undefined)?.id === id);
      expect(letter).toBeDefined();
      return letter as Envelope<'message-dead-lettered'>;
    });

  beforeAll(async () => {
    road = await open({ handler: (deliveries) => handler(deliveries), publish: (outgoing) => onPublish(outgoing) });
  });
  afterAll(() => road?.stop());
  beforeEach(() => {
    handler = once;
    onPublish = () => undefined;
    heard = [];
    groups = [];
  });

  test(`${name}: every envelope reaches the handler as it was sent, once`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 20 }), async (inputs) => {
        heard = [];
        const envelopes = inputs.map((input) => request(input));
        expect(await send(envelopes)).toEqual(envelopes.map(() => ({ duplicate: false })));
        await untilHeard(envelopes);
        const byId = new Map(heard.map((envelope) => [envelope.id, envelope]));
        expect(envelopes.map(({ id }) => byId.get(id))).toEqual(JSON.parse(JSON.stringify(envelopes)));
        expect(heard).toHaveLength(envelopes.length);
      }),
      { numRuns: 20 },
    );
  });

  test(`${name}: what is sent together is handled in groups`, async () => {
    const envelopes = Array.from({ length: 600 }, () => request());
    await send(envelopes);
    await untilHeard(envelopes);
    expect(groups.length).toBeLessThan(30);
  });

  test(`${name}: the same envelope again has no second effect, and its sender is told`, async () => {
    const envelope = request();
    expect(await send([envelope])).toEqual([{ duplicate: false }]);
    await untilHeard([envelope]);
    expect(await send([envelope])).toEqual([{ duplicate: true }]);
    expect(heard).toHaveLength(1);
  });

  test(`${name}: what came of an envelope reaches whoever sent it, where the road answers`, async () => {
    const [one, other, silent] = [request(), request(), request()];
    const reply = request('the reply');
    handler = async (deliveries) => {
      const asked = deliveries.filter(({ envelope }) => envelope.id !== silent.id);
      return { ...(await once(deliveries)), replies: new Map(asked.map((delivery) => [delivery, reply])) };
    };
    const said = answers ? { duplicate: false, reply: JSON.parse(JSON.stringify(reply)) } : { duplicate: false };
    expect(await send([one])).toEqual([said]);
    expect(await send([silent, other])).toEqual([{ duplicate: false }, said]);
    await untilHeard([one, other, silent]);
  });

  test(`${name}: while the handler's server is away nothing is lost, and nothing is buried`, async () => {
    let refusals = 3;
    handler = (deliveries) => {
      refusals -= 1;
      if (refusals >= 0) throw new DependencyUnavailable('Postgres is away', { retryAfterMs: 10 });
      return once(deliveries);
    };
    const envelopes = Array.from({ length: 5 }, () => request());
    await send(envelopes);
    await untilHeard(envelopes);
    const buried = (await road.deadLetters()).map(({ data }) => (data.envelope as Request | undefined)?.id);
    expect(envelopes.filter(({ id }) => buried.includes(id))).toEqual([]);
  });

  test(`${name}: an envelope that fails for good becomes a dead letter with its reason, and stops no other`, async () => {
    const [poison, ...others] = Array.from({ length: 10 }, () => request()) as [Request, ...Request[]];
    handler = (deliveries) => {
      if (deliveries.some(({ envelope }) => envelope.id === poison.id)) throw new EnvelopeInvalid('it is poisonous');
      return once(deliveries);
    };
    await road.publisher.publish([poison, ...others].map(toJobs)).catch(() => undefined);
    await untilHeard(others);
    expect((await letterAbout(poison.id)).data).toMatchObject({ code: 'ENVELOPE_INVALID', reason: 'it is poisonous' });
  });

  test(`${name}: what does not fit its schema never reaches the handler; its dead letter names the path`, async () => {
    const [good, bad] = [request(), request()];
    const broken = { ...bad, data: { ...bad.data, priority: 99 } } as Request;
    await road.publisher.publish([toJobs(good), toJobs(broken)]).catch(() => undefined);
    await untilHeard([good]);
    const letter = await eventually(async () => {
      const found = (await road.deadLetters()).find(({ data }) =>
        Buffer.from(data.raw ?? '', 'base64')
          .toString()
          .includes(bad.id),
      );
      expect(found).toBeDefined();
      return found;
    });
    expect(letter?.data).toMatchObject({ code: 'ENVELOPE_INVALID', reason: expect.stringContaining('/priority') });
  });

  test(`${name}: bytes that are no envelope are kept as they came, and stop nothing`, async () => {
    const bytes = `{"no": "envelope ${newId()}"`;
    await road.sendRaw(bytes);
    await eventually(async () => {
      const raws = (await road.deadLetters()).map(({ data }) => Buffer.from(data.raw ?? '', 'base64').toString());
      expect(raws).toContain(bytes);
    });
    const next = request();
    await send([next]);
    await untilHeard([next]);
  });

  test(`${name}: nothing is settled before what the handler returned is stored`, async () => {
    const envelope = request();
    const caused = request();
    const published: Outgoing[] = [];
    let tries = 0;
    onPublish = (outgoing) => {
      tries += 1;
      if (tries < 3) throw new DependencyUnavailable('away', { retryAfterMs: 10 });
      published.push(...outgoing);
    };
    handler = (deliveries) => {
      heard.push(...deliveries.map((delivery) => delivery.envelope));
      return Promise.resolve({ publish: [toJobs(caused)] });
    };
    await send([envelope]);
    await eventually(() => expect(published).toEqual([toJobs(caused)]));
    expect(heard.map(({ id }) => id)).toEqual([envelope.id, envelope.id, envelope.id]);
  });
}
