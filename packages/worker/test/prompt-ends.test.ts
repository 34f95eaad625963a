import type { Outgoing } from '@weir/messaging';
import { expect, test } from 'vitest';
import { PromptEnds } from '../src/prompt-ends.ts';

const ENDS = [{ subject: 'results.finished' } as Outgoing];

test('ends that are there already are answered with, and are taken once', async () => {
  const ends = new PromptEnds();
  expect(ends.take(ENDS)).toBe(true);
  expect(ends.take(ENDS)).toBe(false);
  expect(await ends.soon()).toBe(ENDS);
});

test('ends that come while the answer waits go with it', async () => {
  const ends = new PromptEnds();
  const soon = ends.soon();
  expect(ends.take(ENDS)).toBe(true);
  expect(await soon).toBe(ENDS);
});

test('ends that do not come in time go by themselves', async () => {
  const ends = new PromptEnds();
  expect(await ends.soon()).toEqual([]);
  expect(ends.take(ENDS)).toBe(false);
});
