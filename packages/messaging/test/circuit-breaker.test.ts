import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CircuitBreaker, type CircuitState } from '../src/index.ts';

function breakerAt() {
  const clock = { now: 0 };
  const changes: CircuitState[] = [];
  const breaker = new CircuitBreaker({
    now: () => clock.now,
    random: () => 0,
    onChange: (state) => changes.push(state),
  });
  return { breaker, clock, changes };
}
const fail = (breaker: CircuitBreaker, times: number) => {
  for (let count = 0; count < times; count += 1) breaker.failed();
};

test('five failures in a row open it, four do not', () => {
  const { breaker } = breakerAt();
  fail(breaker, 4);
  breaker.succeeded();
  fail(breaker, 4);
  expect(breaker.state).toBe('closed');
  breaker.failed();
  expect(breaker.state).toBe('open');
  expect(breaker.admits()).toBe(false);
});

test('half of twenty outcomes within the window open it, though no five came in a row', () => {
  const { breaker } = breakerAt();
  for (let count = 0; count < 9; count += 1) {
    breaker.succeeded();
    breaker.failed();
  }
  breaker.succeeded();
  expect(breaker.state).toBe('closed');
  breaker.failed();
  expect(breaker.state).toBe('open');
});

test('outcomes of an earlier window do not count', () => {
  const { breaker, clock } = breakerAt();
  for (let count = 0; count < 9; count += 1) {
    breaker.succeeded();
    breaker.failed();
  }
  clock.now = 10_000;
  breaker.succeeded();
  breaker.failed();
  expect(breaker.state).toBe('closed');
});

test('after five seconds one probe at a time, and three good ones close it', () => {
  const { breaker, clock, changes } = breakerAt();
  fail(breaker, 5);
  clock.now = 4_999;
  expect(breaker.admits()).toBe(false);
  clock.now = 5_000;
  for (let probe = 0; probe < 3; probe += 1) {
    expect(breaker.admits()).toBe(true);
    expect(breaker.admits()).toBe(false);
    breaker.succeeded();
  }
  expect(changes).toEqual(['open', 'half-open', 'closed']);
});

test('a probe that fails opens it for another five seconds, and its good ones are forgotten', () => {
  const { breaker, clock } = breakerAt();
  fail(breaker, 5);
  clock.now = 5_000;
  expect(breaker.admits()).toBe(true);
  breaker.succeeded();
  expect(breaker.admits()).toBe(true);
  breaker.failed();
  expect(breaker.state).toBe('open');
  clock.now = 9_999;
  expect(breaker.admits()).toBe(false);
});

test('whatever happens, a closed one admits everybody, an open one nobody before its time, and it always recovers', () => {
  const step = fc.oneof(fc.constant('ask'), fc.constant('good'), fc.constant('bad'), fc.nat({ max: 7_000 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const { breaker, clock } = breakerAt();
      let under = 0;
      for (const one of steps) {
        if (typeof one === 'number') clock.now += one;
        else if (one === 'ask') {
          const before = breaker.state;
          const admitted = breaker.admits();
          if (before === 'closed') expect(admitted).toBe(true);
          if (admitted) under += 1;
        } else if (under > 0) {
          under -= 1;
          if (one === 'good') breaker.succeeded();
          else breaker.failed();
        }
      }
      for (; under > 0; under -= 1) breaker.succeeded();
      for (let tries = 0; breaker.state !== 'closed' && tries < 10; tries += 1) {
        clock.now += 6_000;
        if (breaker.admits()) breaker.succeeded();
      }
      expect(breaker.state).toBe('closed');
    }),
  );
});
