import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The places from which this machine's own apt gets the main archive of its distribution, in the order apt knows them. */
export function aptMirrors(aptDir = '/etc/apt', codename = ''): string[] {
  const parts = path.join(aptDir, 'sources.list.d');
  const files = [path.join(aptDir, 'sources.list'), ...list(parts).map((name) => path.join(parts, name))];
  const entries = files.flatMap((file) =>
    file.endsWith('.sources') ? fromStanzas(read(file)) : file.endsWith('.list') ? fromLines(read(file)) : [],
  );
  const isMainArchive = ({ uri, suites, components }: AptEntry) =>
    components.includes('main') && suites.includes(codename) && !uri.startsWith('cdrom:');
  return [...new Set(entries.filter(isMainArchive).map(({ uri }) => uri))];
}

interface AptEntry {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
}

/** The one-line format: `deb [options] uri suite component…` */
function fromLines(text: string): AptEntry[] {
  return text.split('\n').flatMap((line) => {
    const [, uri, suite, ...components] = words(line.replace(/#.*/, '').replace(/\[[^\]]*\]/, ''));
    return /^\s*deb\s/.test(line) && uri && suite ? [{ uri, suites: [suite], components }] : [];
  });
}

/** The deb822 format: stanzas of `Key: value`, continued on lines that begin with a blank. */
function fromStanzas(text: string): AptEntry[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .flatMap((stanza) => {
      const field = (key: string) => words(new RegExp(`^${key}:(.*(?:\\n[ \\t].*)*)`, 'im').exec(stanza)?.[1] ?? '');
      if (!field('Types').includes('deb') || field('Enabled')[0] === 'no') return [];
      return field('URIs').map((uri) => ({ uri, suites: field('Suites'), components: field('Components') }));
    });
}

const words = (text: string) => text.split(/\s+/).filter(Boolean);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function list(dir: string): string[] {
  try {
    return readdirSync(dir).toSorted();
  } catch {
    return [];
  }
}
