import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WeightedSemaphore } from '../src/weighted-semaphore.ts';

const PATIENT = 60_000;

/** Work that ends when it is told to, and the order in which it began. */
class Works {
  readonly begun: string[] = [];
  readonly #semaphore: WeightedSemaphore;
  readonly #ends = new Map<string, PromiseWithResolvers<void>>();

  constructor(sizeMax: number, patienceMs = PATIENT) {
    this.#semaphore = new WeightedSemaphore({ sizeMax, patienceMs });
  }

  ask(name: string, size: number): Promise<string> {
    const end = Promise.withResolvers<void>();
    this.#ends.set(name, end);
    return this.#semaphore.during(size, async () => {
      this.begun.push(name);
      await end.promise;
      return name;
    });
  }

  async end(name: string, error?: Error): Promise<void> {
    if (error === undefined) this.#ends.get(name)?.resolve();
    else this.#ends.get(name)?.reject(error);
    await turn();
  }
}

test('what there is room for begins at once; the rest as room comes back, first come, first served', async () => {
  const works = new Works(10);
  const all = [works.ask('a', 6), works.ask('b', 4), works.ask('c', 5), works.ask('d', 1)];
  expect(works.begun).toEqual(['a', 'b']);
  await works.end('b');
  // There is room for d, but c came before.
  expect(works.begun).toEqual(['a', 'b']);
  await works.end('a');
  expect(works.begun).toEqual(['a', 'b', 'c', 'd']);
  await works.end('c');
  await works.end('d');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

test('what is larger than the room goes when nothing else is in hand', async () => {
  const works = new Works(10);
  const all = [works.ask('a', 1), works.ask('large', 11), works.ask('b', 1)];
  expect(works.begun).toEqual(['a']);
  await works.end('a');
  expect(works.begun).toEqual(['a', 'large']);
  await works.end('large');
  await works.end('b');
  await Promise.all(all);
});

test('work that fails gives its room back, and its error to who asked', async () => {
  const works = new Works(1);
  const [failing, next] = [works.ask('failing', 1), works.ask('next', 1)];
  const failed = expect(failing).rejects.toThrow('this one');
  await works.end('failing', new Error('this one'));
  await failed;
  expect(works.begun).toEqual(['failing', 'next']);
  await works.end('next');
  expect(await next).toBe('next');
});

test('whoever has waited for long goes on without room, and what is in hand is counted all the same', async () => {
  const works = new Works(1, 5);
  const all = [works.ask('frozen', 1), works.ask('impatient', 1)];
  while (works.begun.length < 2) await turn();
  await works.end('impatient');
  all.push(works.ask('later', 1));
  expect(works.begun).toEqual(['frozen', 'impatient']);
  await works.end('frozen');
  expect(works.begun).toEqual(['frozen', 'impatient', 'later']);
  await works.end('later');
  await Promise.all(all);
});
