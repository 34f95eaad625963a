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
    terminal.stdin.isTTY === true
      ? await read(terminal, label, nowhere)
      : ((await firstLines(terminal.stdin, 1))[0] ?? '');
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

/** The current password and the next one; piped in they are two lines. */
export async function askPasswordChange(
  terminal: Terminal,
): Promise<{ readonly currentPassword: string; readonly newPassword: string }> {
  if (terminal.stdin.isTTY === true)
    return {
      currentPassword: await askPassword(terminal, 'Current password: '),
      newPassword: await askNewPassword(terminal),
    };
  const [currentPassword = '', newPassword = ''] = await firstLines(terminal.stdin, 2);
  if (currentPassword === '' || newPassword === '')
    throw new Failure('usage', 'type the current and the new password, or pipe them in as two lines.');
  return { currentPassword, newPassword };
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

/** Lines at the beginning of what is piped in, as far as there are so many. */
async function firstLines(stdin: Terminal['stdin'], count: number): Promise<readonly string[]> {
  let text = '';
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.split('\n').length > count || text.length > count * LINE_LENGTH_MAX) break;
  }
  const lines = text.split(/\r?\n/).slice(0, count);
  if (lines.some(({ length }) => length > LINE_LENGTH_MAX))
    throw new Failure('usage', 'what was piped in is too long for a line.');
  return lines;
}
