import { expect, test } from 'vitest';
import { readWait } from '../../src/domain/prefer.ts';

test.each([
  ['wait=10', 10],
  ['Wait=10', 10],
  ['respond-async, wait=10', 10],
  ['respond-async;x, wait = 7', 7],
  ['x="1", wait="7", y="z"', 7],
  ['wait=5;strict, handling=lenient', 5],
  ['x="\\"", wait=5', 5],
  ['wait=0', 0],
  ['wait=31', 30],
  ['wait=999999999999999999999', 30],
  ['respond-async', undefined],
  ['await=10', undefined],
  ['wait', undefined],
  ['wait=-1', undefined],
  ['wait=soon', undefined],
  ['wait=1.5', undefined],
  ['x="a, wait=3"', undefined],
  ['x; wait=3', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s asks to wait %s s', (header, seconds) => {
  expect(readWait(header)).toBe(seconds);
});
