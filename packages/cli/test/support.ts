import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { run } from '../src/program.ts';
import { sessionsFile } from '../src/sessions.ts';

export interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

interface Calling {
  readonly env?: NodeJS.ProcessEnv;
  /** What is piped in. */
  readonly piped?: string;
  /** What somebody types, a line for each time that something is asked. */
  readonly typed?: readonly string[];
}

/** Somebody with a home directory and nothing in it. */
export interface Somebody {
  readonly home: string;
  /** Where the logins of the person are kept. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs the command in this process, so that it is covered. */
  readonly weir: (args: string, calling?: Calling) => Promise<Ended>;
  readonly forget: () => void;
}

export function somebody(more: NodeJS.ProcessEnv = {}): Somebody {
  const home = mkdtempSync(join(tmpdir(), 'weir-cli-'));
  const env = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), ...more };
  return {
    home,
    env,
    file: sessionsFile(env),
    async weir(args, { env: here = {}, piped, typed } = {}) {
      const [stdout, stderr] = [new Written(), new Written()];
      const stdin = typed === undefined ? new PassThrough().end(piped ?? '') : new Typist(typed, stderr);
      const terminal = { env: { ...env, ...here }, stdin, stdout, stderr, cwd: () => home };
      const exit = await run(split(args), terminal);
      return { exit, out: stdout.text, err: stderr.text };
    },
    forget: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Words as a shell has them; quotes keep blanks. */
const split = (args: string): string[] =>
  Array.from(args.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');

class Written extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    this.emit('written');
    done();
  }
}

/** A keyboard with somebody at it, who answers each question when it has been asked. */
class Typist extends PassThrough {
  readonly isTTY = true;
  isRaw = false;

  constructor(lines: readonly string[], screen: Written) {
    super();
    const left = [...lines];
    let answered = 0;
    screen.on('written', () => {
      const asked = screen.text.match(/(: |\] )/g)?.length ?? 0;
      if (asked <= answered) return;
      answered = asked;
      const line = left.shift();
      // The one who asks listens once the label is out.
      setImmediate(() => this.write(line === undefined ? '\u0003' : `${line}\r`));
    });
  }

  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }
}

/** The command as a process of its own, as a shell starts it. */
export function spawnWeir(args: readonly string[], env: NodeJS.ProcessEnv, piped = ''): Promise<Ended> {
  const file = join(import.meta.dirname, '../bin/weir.mjs');
  const child = spawn(process.execPath, [file, ...args], { env: { PATH: process.env.PATH, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(piped);
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ exit: code ?? -1, out, err }));
  });
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into what it got.
  readonly body: any;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that answers what no Weir would, or only in a moment that a test cannot wait for. */
export async function startServer(reply: (asked: Asked) => Reply | Promise<Reply>) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: text === '' ? undefined : JSON.parse(text) };
    asked.push(one);
    const { status, body, headers: more } = await reply(one);
    response.writeHead(status, { 'content-type': 'application/json', ...more });
    response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

export const problem = (status: number, code: string, detail: string, more: object = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: 'about:blank', title: code, status, detail, code, requestId: 'r-1', ...more },
});
