import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  busVariables,
  ConfigInvalid,
  newServiceKey,
  readConfig,
  serviceIdentity,
  type Variables,
} from '../src/index.ts';

const variables = {
  PORT: { type: 'integer', minimum: 1, maximum: 65535, description: 'The port.' },
  RATIO: { type: 'number', default: 0.5, description: 'A share.' },
  VERBOSE: { type: 'boolean', default: false, description: 'Says more.' },
  MODE: { type: 'string', enum: ['fast', 'safe'], default: 'safe', description: 'How to work.' },
  KEY: { type: 'string', secret: true, pattern: '^K[A-Z]+$', description: 'The key.' },
  EXTRA: { type: 'string', optional: true, description: 'Not needed.' },
} as const satisfies Variables;

const problemsOf = (environment: NodeJS.ProcessEnv, of: Variables = variables): string[] => {
  try {
    readConfig(of, environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigInvalid);
    const [first, ...lines] = (error as Error).message.split('\n');
    expect(first).toBe('The configuration is wrong:');
    return lines.map((line) => line.replace(/^ {2}- /, ''));
  }
  return [];
};

function fileWith(text: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'weir-config-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  writeFileSync(join(dir, 'secret'), text, { mode: 0o600 });
  return join(dir, 'secret');
}

test('values have their types, what is left out has its default, and nothing else of the environment is in it', () => {
  const config = readConfig(variables, { PORT: '8080', KEY: 'KEY', VERBOSE: 'true', HOME: '/root', MODE: '' });
  expect(config).toEqual({ PORT: 8080, RATIO: 0.5, VERBOSE: true, MODE: 'safe', KEY: 'KEY' });
  expect(config.EXTRA).toBeUndefined();
});

test('what was read cannot be changed, and what is read next does not share it', () => {
  const config = readConfig(variables, { PORT: '1', KEY: 'KEY' });
  expect(() => Object.assign(config, { PORT: 2 })).toThrow(TypeError);
  expect(readConfig(variables, { PORT: '3', KEY: 'KEY' }).PORT).toBe(3);
});

test('every problem is reported at once, each with its variable and what it is for', () => {
  expect(problemsOf({ PORT: '99999', RATIO: 'half', VERBOSE: 'yes', MODE: 'slow', KEY: 'secret-value' })).toEqual([
    'PORT must be <= 65535: The port.',
    'RATIO must be number: A share.',
    'VERBOSE must be boolean: Says more.',
    'MODE must be one of fast, safe: How to work.',
    'KEY (or KEY_FILE) must match pattern "^K[A-Z]+$": The key.',
  ]);
  expect(problemsOf({})).toEqual(['PORT is not set: The port.', 'KEY (or KEY_FILE) is not set: The key.']);
});

test('a port or a number that is only nearly one is refused', () => {
  for (const PORT of ['0', '-1', '80.5', '80a', 'NaN', 'Infinity', '65536']) {
    expect(problemsOf({ PORT, KEY: 'KEY' }), PORT).toHaveLength(1);
  }
});

describe('a secret', () => {
  test('may come from a file, whose last line break is no part of it', () => {
    expect(readConfig(variables, { PORT: '1', KEY_FILE: fileWith('KEYFROMFILE\n') }).KEY).toBe('KEYFROMFILE');
  });

  test('loses the line breaks at its end and nothing else', () => {
    const open = { KEY: { type: 'string', secret: true, description: 'Any text.' } } as const;
    for (const [text, secret] of [
      ['a b \n', 'a b '],
      ['\ta\r\n', '\ta'],
      ['a\nb\n\n', 'a\nb'],
      ['a', 'a'],
    ] as const)
      expect(readConfig(open, { KEY_FILE: fileWith(text) }).KEY).toBe(secret);
  });

  test.skipIf(process.platform === 'win32')('that others may read is warned of, without a word of it', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => void warnings.push(warning);
    process.on('warning', listen);
    onTestFinished(() => void process.off('warning', listen));
    for (const mode of [0o600, 0o400, 0o604, 0o640, 0o666]) {
      const path = fileWith('KEYFROMFILE');
      chmodSync(path, mode);
      expect(readConfig(variables, { PORT: '1', KEY_FILE: path }).KEY).toBe('KEYFROMFILE');
    }
    await new Promise((resolve) => setImmediate(resolve));
    const found = warnings.filter((warning) => (warning as NodeJS.ErrnoException).code === 'SECRET_FILE_EXPOSED');
    expect(found.map(({ message }) => message)).toEqual(
      Array.from({ length: 3 }, () =>
        expect.stringMatching(/^KEY_FILE can be read by others than its owner: .*chmod 600/),
      ),
    );
    expect(found.join()).not.toContain('KEYFROMFILE');
  });

  test('that is given twice is refused, and reported once', () => {
    const given = { PORT: '1', KEY: 'KEY', KEY_FILE: fileWith('KEY') };
    expect(problemsOf(given)).toEqual(['KEY and KEY_FILE are both set: keep one of them']);
  });

  test('whose file cannot be read or is empty is reported once', () => {
    expect(problemsOf({ PORT: '1', KEY_FILE: '/nowhere/at/all' })).toEqual([
      expect.stringMatching(/^KEY_FILE cannot be read: ENOENT.*\/nowhere\/at\/all/),
    ]);
    expect(problemsOf({ PORT: '1', KEY_FILE: fileWith('\n') })).toEqual(['KEY (or KEY_FILE) is not set: The key.']);
  });

  test('of which one form is set to nothing comes from the other', () => {
    expect(readConfig(variables, { PORT: '1', KEY: '', KEY_FILE: fileWith('KEYB') }).KEY).toBe('KEYB');
    expect(readConfig(variables, { PORT: '1', KEY: 'KEYC', KEY_FILE: '' }).KEY).toBe('KEYC');
  });

  test('is in no message, whatever is wrong with it', () => {
    const wrong = fc.string({ unit: fc.constantFrom(...'sxyz{}[]"\\:0'), minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(wrong, (text) => {
        expect(problemsOf({ PORT: '1', KEY: text }).join()).not.toContain(text);
        const NATS = { NATS_URL: 'nats://127.0.0.1', NATS_NKEY: text };
        expect(problemsOf(NATS, busVariables).join()).not.toContain(text);
      }),
    );
  });

  test('is only looked for in a file where the variable is one', () => {
    expect(problemsOf({ PORT_FILE: fileWith('80'), KEY: 'KEY' })).toEqual(['PORT is not set: The port.']);
  });
});

test('keys that are no JWKs are refused, without a part of them in the message or behind it', async () => {
  const { privateJwk, publicJwk } = await newServiceKey('gateway');
  const good = { SERVICE_KEY: JSON.stringify(privateJwk), SERVICE_KEYS: JSON.stringify({ keys: [publicJwk] }) };
  expect(serviceIdentity('gateway', good)).toMatchObject({ tokens: expect.anything(), verifier: expect.anything() });
  for (const wrong of ['s3cret', '{"s3cret":1}', '"s3cret"', '[]', 'null']) {
    for (const name of ['SERVICE_KEY', 'SERVICE_KEYS']) {
      let thrown: unknown;
      try {
        serviceIdentity('gateway', { ...good, [name]: wrong });
      } catch (error) {
        thrown = error;
      }
      expect(thrown, `${name}=${wrong}`).toBeInstanceOf(ConfigInvalid);
      expect(`${(thrown as Error).message} ${String((thrown as Error).cause)}`).not.toContain('s3cret');
    }
  }
});
