import type { Problem } from '@weir/schemas';
import { Failure } from './failure.ts';

const ANSWER_MS = 30_000;
const ANSWER_BYTES_MAX = 64 * 1024 * 1024;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One request and its answer, whatever it is. @throws Failure when there is none */
export async function exchange(url: string, method: string, body: unknown, headers: Readonly<Record<string, string>>) {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // Credentials do not follow where an answer leads.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { status: response.status, body: parsed(await bounded(response)) };
  } catch (error) {
    if (error instanceof Failure) throw error;
    const where = new URL(url).origin;
    throw new Failure(
      'unreachable',
      `${where} does not answer: ${reasonOf(error)}. Is the address right, and does it run?`,
    );
  }
}

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status <= 299;

/** What an answer that is no success means for whoever asked. */
export function refusal({ status, body }: Answer, advice: string): Failure {
  if (!isProblem(body))
    return new Failure(
      status === 502 || status === 504 ? 'unreachable' : 'refused',
      `the server answered ${status} with something that is no answer of Weir: look at the address and at what stands in between.`,
    );
  const said = body.detail ?? body.title;
  if (status === 401) return new Failure('notPermitted', `${said} ${advice}`, body);
  // The others say themselves what is to be done; of a permission somebody has to give it.
  const whoGives = body.code === 'FORBIDDEN' ? ' Ask an admin of your tenant for it.' : '';
  if (status === 403) return new Failure('notPermitted', `${said}${whoGives}`, body);
  return new Failure('refused', said, body);
}

async function bounded(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > ANSWER_BYTES_MAX) throw new Failure('refused', 'the answer is larger than this command takes.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & {
    readonly cause?: { readonly code?: string; readonly message?: string };
  };
  if (name === 'TimeoutError') return `nothing came within ${ANSWER_MS / 1000} s`;
  return cause?.code ?? cause?.message ?? message;
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && typeof (body as Partial<Problem>).code === 'string';
