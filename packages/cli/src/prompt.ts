import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Failure } from './failure.ts';
import type { Terminal } from './terminal.ts';

const LINE_LENGTH_MAX = 4096;

/** A line from whoever sits there. @throws Failure with `otherwise` when nobody does */
export function ask(terminal: Terminal, label: string, otherwise: string): Promise<string> {
  if (terminal.stdin.isTTY !== true) throw new Failure('usage', otherwise);
  return read(terminal, label, terminal.stderr);
}

/**
 * A password: from whoever sits there, without showing it, or the first line of what is piped in. Never from the command line, where
 * every user of the machine could read it.
 */
export async function askPassword(terminal: Terminal, label = 'Password: '): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const password =
    terminal.stdin.isTTY === true ? await read(terminal, label, nowhere) : await firstLine(terminal.stdin);
  if (password === '') throw new Failure('usage', 'the password is empty: type it, or pipe it in.');
  return password;
}

/** The same twice, when somebody sits there who may mistype what nobody sees. */
export async function askNewPassword(terminal: Terminal): Promise<string> {
  const password = await askPassword(terminal, 'New password: ');
  if (terminal.stdin.isTTY === true && (await askPassword(terminal, 'Again: ')) !== password)
    throw new Failure('usage', 'the two passwords are not the same.');
  return password;
}

/** @throws Failure when nobody said yes */
export async function confirm(terminal: Terminal, question: string, yes: boolean): Promise<void> {
  if (yes) return;
  const answer = await ask(terminal, `${question} [y/N] `, `${question} Say --yes, as nobody can be asked here.`);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('usage', 'nothing was done.');
}

function read(terminal: Terminal, label: string, output: Writable): Promise<string> {
  const reader = createInterface({ input: terminal.stdin, output, terminal: true, historySize: 0 });
  return new Promise<string>((resolve, reject) => {
    const stopped = () => reject(new Failure('interrupted', 'interrupted.'));
    reader.once('SIGINT', stopped).once('close', stopped);
    // What is not echoed needs its label written past the one who does not echo.
    if (output !== terminal.stderr) terminal.stderr.write(label);
    reader.question(output === terminal.stderr ? label : '').then(resolve, reject);
  }).finally(() => {
    reader.close();
    if (output !== terminal.stderr) terminal.stderr.write('\n');
  });
}

async function firstLine(stdin: Terminal['stdin']): Promise<string> {
  let text = '';
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.includes('\n') || text.length > LINE_LENGTH_MAX) break;
  }
  if (text.length > LINE_LENGTH_MAX) throw new Failure('usage', 'what was piped in is too long for a line.');
  return text.split(/\r?\n/, 1)[0] ?? '';
}
