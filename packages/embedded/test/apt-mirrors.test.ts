import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aptMirrors } from '../src/apt-mirrors.ts';
import { temporaryDir } from './support.ts';

function aptDir(files: Record<string, string>): string {
  const dir = temporaryDir();
  mkdirSync(path.join(dir, 'sources.list.d'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
  return dir;
}

test('the main archive is found in both formats, in order and once', () => {
  const dir = aptDir({
    'sources.list': `# deb http://commented.example/debian bookworm main
deb [arch=amd64 signed-by=/k.gpg] http://one.example/debian bookworm main contrib
deb http://one.example/debian bookworm-updates main
deb-src http://source.example/debian bookworm main
deb cdrom:[Debian]/ bookworm main`,
    'sources.list.d/debian.sources': `# a comment
Types: deb deb-src
URIs: http://two.example/debian
  http://three.example/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb
URIs: http://two.example/debian-security
Suites: bookworm-security
Components: main

Enabled: no
Types: deb
URIs: http://disabled.example/debian
Suites: bookworm
Components: main`,
    'sources.list.d/vendor.list': 'deb https://vendor.example/linux/debian bookworm stable\n',
  });
  expect(aptMirrors(dir, 'bookworm')).toEqual([
    'http://one.example/debian',
    'http://two.example/debian',
    'http://three.example/debian',
  ]);
});

test('a machine without apt sources has no mirror', () => {
  expect(aptMirrors(path.join(temporaryDir(), 'none'), 'bookworm')).toEqual([]);
});
