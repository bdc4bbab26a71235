// Builds the client into a folder that a running server may be reading: called by the WebHost build, safe to run twice at once.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const client = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [target, scratch] = process.argv.slice(2).map((folder) => resolve(folder));
if (!target || !scratch) {
  throw new Error('Usage: node build.mjs <target folder> <scratch folder>');
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  throw new Error(`Podium's client needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.toSorted()) {
    hash.update(relative(client, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function run(args, env) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, args, { cwd: client, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' });
  if (result.status !== 0) {
    throw new Error(`npm ${args.join(' ')} failed (${result.status ?? result.error?.message}).`);
  }
}

// One build at a time per checkout: the folder is the lock, its owner's id tells a dead owner from a busy one.
async function locked(lock, work) {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!alive(lock)) rmSync(lock, { recursive: true, force: true });
      else await new Promise((done) => setTimeout(done, 200));
    }
  }
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid));
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function alive(lock) {
  try {
    const pid = join(lock, 'pid');
    if (!existsSync(pid)) return Date.now() - statSync(lock).mtimeMs < 5_000;
    process.kill(Number(readFileSync(pid, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function restore() {
  const stamp = join(client, 'node_modules', '.podium-lock');
  const wanted = fingerprint([join(client, 'package-lock.json'), join(client, 'package.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  run(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

function build() {
  const sources = ['src', 'public'].flatMap((folder) => files(join(client, folder))).filter((path) => !path.includes('.test.'));
  const config = ['index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'].map((name) => join(client, name));
  const version = fingerprint([...sources, ...config]);
  const versionFile = join(target, 'version.json');
  const content = JSON.stringify({ build: version }) + '\n';
  if (existsSync(versionFile) && readFileSync(versionFile, 'utf8') === content) {
    writeFileSync(versionFile, content);
    return;
  }
  restore();
  run(['run', 'build', '--silent', '--', '--logLevel', 'warn'], { PODIUM_OUT: scratch, PODIUM_BUILD: version });
  publish(content, versionFile);
}

// New files first, the page that names them next, stale files last: a browser never meets a page without its scripts.
function publish(content, versionFile) {
  mkdirSync(target, { recursive: true });
  const built = files(scratch).map((path) => relative(scratch, path));
  for (const path of built.toSorted((a, b) => Number(a === 'index.html') - Number(b === 'index.html'))) {
    cpSync(join(scratch, path), join(target, path));
  }
  writeFileSync(versionFile, content);
  const kept = new Set([...built, 'version.json']);
  for (const path of files(target)) {
    if (!kept.has(relative(target, path))) rmSync(path);
  }
  rmSync(scratch, { recursive: true, force: true });
}

mkdirSync(dirname(scratch), { recursive: true });
await locked(`${scratch}.lock`, build);
