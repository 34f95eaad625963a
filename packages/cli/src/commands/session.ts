import type { Command } from 'commander';
import { Api, sessionOf, type Tokens } from '../api.ts';
import { findTarget } from '../credentials.ts';
import { Failure } from '../failure.ts';
import { action } from '../invocation.ts';
import { ask, askPassword, askPasswordChange } from '../prompt.ts';
import { changeSessions, readSessions, sessionsFile } from '../sessions.ts';
import type { Terminal } from '../terminal.ts';

export function addSession(program: Command, terminal: Terminal): void {
  program
    .command('login')
    .description('log in; the password is asked for, or piped in')
    .option('--username <name>', 'who logs in; asked for when left out')
    .action(
      action<{ username?: string }>(terminal, async ({ options, output }) => {
        const { url } = findTarget(options, terminal);
        const file = sessionsFile(terminal.env);
        const username = options.username ?? (await ask(terminal, 'Username: ', 'say --username <name>.'));
        const password = await askPassword(terminal);
        const tokens = await new Api({ url }, { file }).call<Tokens>('POST', '/auth/login', { username, password });
        await changeSessions(file, ({ sessions }) => ({
          current: url,
          sessions: { ...sessions, [url]: sessionOf(username, tokens) },
        }));
        output.note(`Logged in at ${url} as ${username}.`);
      }),
    );

  program
    .command('logout')
    .description('end the login, here and on the server')
    .action(
      action(terminal, async ({ options, output }) => {
        const { url } = findTarget(options, terminal);
        const file = sessionsFile(terminal.env);
        const session = readSessions(file).sessions[url];
        if (session === undefined) {
          output.note(`Nobody is logged in at ${url}.`);
          return;
        }
        const api = new Api({ url }, { file, credential: { kind: 'session', session } });
        try {
          await api.logout();
        } finally {
          // What is here goes in any case: whoever logs out wants no credentials to stay on this machine.
          await changeSessions(file, ({ current, sessions: { [url]: _gone, ...sessions } }) => ({
            ...(current === undefined || current === url ? {} : { current }),
            sessions,
          }));
        }
        output.note(`Logged out of ${url}.`);
      }),
    );

  program
    .command('password')
    .description('change the own password; the current and the new one are asked for, or piped in as two lines')
    .action(
      action(terminal, async ({ options, output }) => {
        const { url } = findTarget(options, terminal);
        const file = sessionsFile(terminal.env);
        const session = readSessions(file).sessions[url];
        // An API key has no password, so it is not asked whether there is one.
        if (session === undefined) throw new Failure('notPermitted', `not logged in at ${url}: run "weir login".`);
        const passwords = await askPasswordChange(terminal);
        const api = new Api({ url }, { file, credential: { kind: 'session', session } });
        const tokens = await api.call<Tokens>('POST', '/auth/password', passwords);
        await changeSessions(file, (before) => ({
          ...before,
          sessions: { ...before.sessions, [url]: sessionOf(session.username, tokens) },
        }));
        output.note(`The password of ${session.username} is changed. Every other login of the user has ended.`);
      }),
    );

  program
    .command('whoami')
    .description('who the credentials are, for which tenant, and what they may do')
    .action(action(terminal, async ({ api, output }) => output.one(await api().call('GET', '/auth/me'))));
}
