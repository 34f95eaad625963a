import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { createProgram } from '../src/program.ts';
import { somebody } from './support.ts';

const user = somebody();
afterAll(() => user.forget());

const script = async (shell: string): Promise<string> => (await user.weir(`completion ${shell}`)).out;

/** What bash offers for the last of the words. */
async function bashOffers(...words: readonly string[]): Promise<string[]> {
  const list = words.map((word) => `'${word}'`).join(' ');
  const ask = `${await script('bash')}
COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _weir; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', ask], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trim().split('\n');
}

describe('bash', () => {
  test.each([
    [['weir', 'u'], ['users']],
    [
      ['weir', 'users', ''],
      ['list', 'create', 'update', 'delete'],
    ],
    [
      ['weir', 'users', 'create', '--role', ''],
      ['admin', 'operator', 'auditor', 'viewer', 'guest'],
    ],
    [
      ['weir', '--json', 'keys', 'r'],
      ['rotate', 'revoke'],
    ],
    [['weir', 'tenants', 'update', 'an-id', '--ti'], ['--tier']],
    [['weir', 'completion', 'z'], ['zsh']],
    [['weir', 'jobs', 'get', 'x'], ['']],
  ])('offers after %j what comes next', async (words, expected) => {
    const offered = await bashOffers(...words);
    if (words.at(-1) === '') for (const word of expected) expect(offered).toContain(word);
    else expect(offered).toEqual(expected);
  });
});

test('of an option that takes anything nothing is offered: the next word is no option', async () => {
  for (const option of ['--quota', '--expires', '--scope', '--url'])
    expect(await bashOffers('weir', 'keys', 'create', 'a', option, '')).toEqual(['']);
  expect(await bashOffers('weir', 'keys', 'create', 'a', '--quota', '5', '--ex')).toEqual(['--expires']);
});

/** All commands, with the words that lead to each. */
function commandsBelow(command: Command, path: readonly string[] = []): (readonly string[])[] {
  return command.commands.flatMap((child) => {
    const here = [...path, child.name()];
    return [here, ...commandsBelow(child, here)];
  });
}

const terminal = {
  env: user.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: () => '/',
};

test.each(['bash', 'zsh', 'fish'])('the script for %s knows every command and option', async (shell) => {
  const text = await script(shell);
  const program = createProgram(terminal);
  const paths = commandsBelow(program);
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) expect(text).toContain(`'weir ${path.join(' ')}'`);
  for (const option of ['role', 'tier', 'scope', 'json', 'url'])
    expect(text).toMatch(new RegExp(`(--|-l )${option}\\b`));
});

test.each(['bash', 'zsh', 'fish'])('%s takes the script, where it is installed', async (shell) => {
  const { error, status, stderr } = spawnSync(shell, ['-n'], { input: await script(shell), encoding: 'utf8' });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('docs/cli.md names every command, and none that is not', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/cli.md'), 'utf8');
  const documented = Array.from(text.matchAll(/^\| `weir ([a-z ]+)`((?: · `[a-z]+`)*) \|/gm)).flatMap(
    ([, first = '', more = '']) => {
      const [group, verb] = first.split(' ');
      const others = Array.from(more.matchAll(/`([a-z]+)`/g), ([, other = '']) => other);
      return verb === undefined ? [first, ...others] : [verb, ...others].map((one) => `${group} ${one}`);
    },
  );
  const paths = commandsBelow(createProgram(terminal)).map((path) => path.join(' '));
  const leaves = paths.filter((path) => !paths.some((other) => other.startsWith(`${path} `)) && path !== 'completion');
  const shells = ['bash', 'zsh', 'fish'].map((shell) => `completion ${shell}`);
  expect(documented.toSorted()).toEqual([...leaves, ...shells].toSorted());
});
