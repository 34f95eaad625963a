import { assertDocumented } from '../../services/gateway/test/openapi.ts';
import type { FuzzRequest } from './requests.ts';
import type { FuzzAnswer } from './send.ts';

/** Something that no answer may be. `kind` is the same for all that have one cause, as far as that can be seen from outside. */
export class Violation extends Error {
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(`${kind}: ${message}`);
    this.kind = kind;
  }
}

/** What a healthy system may say of itself. `UNAVAILABLE` is not among it: nothing was harmed. */
const WELL_KNOWN_503 = ['QUEUE_DRAINING', 'STREAMS_EXHAUSTED', 'OVERLOADED'];
const STACK =
  /\n\s+at |node:internal|node_modules|file:\/\/|\.[cm]?[jt]s:\d+|\/(?:work|root|home|usr)\/|\bselect\b .* \bfrom\b|syntax error at|violates .* constraint/i;
const DOCUMENTATION = /^\/(?:docs|redoc|openapi\.json|asyncapi\.json)/;

/** @throws Violation */
export function check(request: FuzzRequest, answer: FuzzAnswer, foreign: Iterable<string>): void {
  const { status, text, headers } = answer;
  const code = (answer.body as { code?: string } | null)?.code;
  const shown = `${status} ${text.slice(0, 400)}`;
  if (headers.get('x-request-id') === null) throw new Violation('no request id', shown);
  if (status >= 500 && !isExpected(status, code)) throw new Violation(`${status} ${code ?? ''}`, shown);
  const path = request.path.split('?')[0] ?? '';
  if (!DOCUMENTATION.test(path)) {
    // What the client said itself may come back to it.
    const stack = STACK.exec(text)?.[0];
    if (stack !== undefined && !said(request, stack))
      throw new Violation('internals in an answer', `${stack} in ${shown}`);
  }
  const told = `${text} ${JSON.stringify([...headers])}`.toLowerCase();
  for (const secret of foreign)
    if (told.includes(secret.toLowerCase()) && !(status >= 400 && said(request, secret)))
      throw new Violation("another tenant's data in an answer", `${secret} in ${shown}`);
  if (headers.get('x-injected') !== null) throw new Violation('a header was injected', shown);
  try {
    assertDocumented(request.method, decodable(path), answer);
  } catch (error) {
    throw new Violation('not as documented', (error as Error).message.replace(/[0-9a-f-]{36}/g, '<id>'));
  }
}

const isExpected = (status: number, code: string | undefined): boolean =>
  (status === 503 && WELL_KNOWN_503.includes(code ?? '')) || (status === 504 && code === 'EXECUTION_TIMEOUT');

function said({ path, headers, body }: FuzzRequest, text: string): boolean {
  const all = [
    path,
    safelyDecoded(path),
    ...headers.map(([, value]) => value),
    body === undefined ? '' : Buffer.from(body).toString(),
  ];
  return all.some((one) => one.toLowerCase().includes(text.toLowerCase()));
}

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Slashes at the end are the same route to Express. */
const decodable = (path: string): string => (path.length > 1 ? path.replace(/\/$/, '') : path);
