import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PromptOperations } from '../src/prompt-operations.ts';

const AT = Date.UTC(2026, 0, 1);
const text = (ms: number) => new Date(AT + ms).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('an operation is prompt when an attempt at it was over within two milliseconds', () => {
  const operations = new PromptOperations();
  expect(operations.has('a')).toBe(false);
  operations.took('a', text(0), text(3));
  expect(operations.has('a')).toBe(false);
  operations.took('a', text(0), text(2));
  expect(operations.has('a')).toBe(true);
  expect(operations.has('b')).toBe(false);
});

test('one whose end was waited for in vain is left for a while, whatever it takes meanwhile', () => {
  const operations = new PromptOperations();
  operations.took('a', text(0), text(0));
  operations.missed('a');
  operations.took('a', text(0), text(0));
  expect(operations.has('a')).toBe(false);
  vi.advanceTimersByTime(9_999);
  expect(operations.has('a')).toBe(false);
  vi.advanceTimersByTime(1);
  expect(operations.has('a')).toBe(true);
});
