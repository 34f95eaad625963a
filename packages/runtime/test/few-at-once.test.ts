import { streams } from '@weir/jetstream';
import { expect, test } from 'vitest';
import { FEW_AT_ONCE } from '../src/index.ts';

test('a pack of requests is one question', () => {
  expect(streams.find(({ name }) => name === 'JOBS')?.packSizeMax).toBe(FEW_AT_ONCE);
});
