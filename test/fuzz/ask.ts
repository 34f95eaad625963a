import type { IdentityName } from './people.ts';
import type { FuzzAnswer } from './send.ts';

/** Asks as anybody would who means well. */
export type Ask = (
  identity: IdentityName,
  method: string,
  path: string,
  asking?: { readonly body?: unknown; readonly headers?: readonly (readonly [string, string])[] },
) => Promise<FuzzAnswer>;

/** The body of an answer with this status. @throws for any other. */
export function answered<T>({ status, body, text }: FuzzAnswer, expected: number): T {
  if (status !== expected) throw new Error(`expected ${expected}, and was answered ${status}: ${text.slice(0, 500)}`);
  return body as T;
}
