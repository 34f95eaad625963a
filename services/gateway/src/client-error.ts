import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '@weir/messaging';
import { STATUS_CODES } from '@weir/runtime';
import { problemBody } from './answer.ts';
import { Problem } from './errors.ts';

/** Answers what Node refused before it was a request, in the form of all our problems, and closes the connection. */
export function answerClientError(error: NodeJS.ErrnoException, connection: unknown): void {
  const socket = connection as Socket & { readonly _httpMessage?: ServerResponse | null };
  // Nobody is there any more, or half an answer is on its way already.
  if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent === true) {
    socket.destroy();
    return;
  }
  refuse(socket, problemOf(error));
}

/** Answers on the bare connection, and closes it. */
export function refuse(socket: Socket, problem: Problem): void {
  const requestId = newId();
  const body = JSON.stringify(problemBody(problem, requestId));
  const head = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': requestId,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`);
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const errors = [{ path: 'header:', message: 'are too large' }];
    return new Problem('HEADERS_TOO_LARGE', 'All headers together are larger than a request may have.', { errors });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('REQUEST_TIMEOUT', 'The request did not arrive to its end in time.');
  return new Problem('REQUEST_MALFORMED', 'What arrived is not a request of HTTP/1.1.');
}
